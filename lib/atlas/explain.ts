/** The one table from an Atlas failure to what a person reads. Sandbox or real, the words are the same. */

import type { AtlasError, AtlasErrorKind } from "./errors";
import { isChange, OPERATIONS, type OperationId } from "./operations/operations";

export interface Explanation {
  /** What happened. */
  sentence: string;
  /** What to do now. */
  nextStep: string;
}

/** Says an Atlas failure in plain words, with the next step. Never holds a secret, an e-mail or a raw body. */
export function explainAtlasError(error: AtlasError): Explanation {
  return TABLE[error.kind](error);
}

const TABLE: Record<AtlasErrorKind, (error: AtlasError) => Explanation> = {
  last_owner: () => ({
    sentence: "Atlas refused: this is the organization's last owner.",
    nextStep: "Make someone else Organization Owner in Atlas, wait until they are active, then try again.",
  }),
  last_team_member: () => ({
    sentence: "Atlas refused: this is the team's last member, and a team cannot be empty.",
    nextStep: "Add someone else to the team, or delete the team in Atlas, then try again.",
  }),
  role: (error) => ({
    sentence: `Atlas refused to ${purposeOf(error)}: the credential lacks the role.`,
    nextStep: `${roleAdvice(error)}, then try again.`,
  }),
  credentials: explainCredentials,
  access_list: explainAccessList,
  rate_limited: (error) => ({
    sentence:
      error.operation === "token"
        ? "Atlas limits how often a service account may sign in, and the limit is reached."
        : "Atlas's rate limit for this kind of call is reached.",
    nextStep:
      error.retryAfterMs === null
        ? "Wait a minute, then try again."
        : `Atlas asks to wait ${sayDuration(error.retryAfterMs)}. Try again after that.`,
  }),
  token_limit: () => ({
    sentence: "The service account has reached Atlas's limit of 100 live access tokens.",
    nextStep: "Wait up to an hour until tokens expire, or create a service account for this dashboard alone.",
  }),
  not_found: explainNotFound,
  conflict: (error) =>
    error.errorCode === "USER_ALREADY_EXISTS"
      ? {
          sentence: "Atlas refused: this person is there already, active or invited.",
          nextStep: "Refresh and look at the access they have now.",
        }
      : {
          sentence: `Atlas refused to ${purposeOf(error)}: one of its rules stands against it${codeOf(error)}.`,
          nextStep: detailOr(error, "Refresh, look at what has changed, then try again."),
        },
  bad_request: (error) => ({
    sentence: `Atlas did not accept the request to ${purposeOf(error)}${codeOf(error)}.`,
    nextStep: detailOr(error, "Check the address you opened. If it is right, report this with the request id."),
  }),
  version_gone: explainVersionGone,
  unsupported: (error) => ({
    sentence: `The v1.0 API cannot ${purposeOf(error)}.`,
    nextStep: "Use a service account with v2 for it.",
  }),
  maintenance: () => ({
    sentence: "Atlas is being upgraded and accepts no changes at the moment.",
    nextStep: "Try again in a few minutes.",
  }),
  suspended: () => ({
    sentence: "Atlas has suspended this organization, usually for an unpaid invoice.",
    nextStep: "Settle it in Atlas under Billing, then try again.",
  }),
  unavailable: (error) => ({
    sentence: `Atlas has a problem of its own${statusOf(error)}.`,
    nextStep: "Try again in a few minutes. If it lasts, look at status.mongodb.com.",
  }),
  network: (error) => ({
    sentence: isChange(error.operation)
      ? "Atlas could not be reached. Nothing was sent."
      : "The connection to Atlas could not be made, or it broke.",
    nextStep: "Check this server's network, its proxy and the Atlas base URL, then try again.",
  }),
  timeout: (error) => ({
    sentence: isChange(error.operation)
      ? "Atlas did not answer in time. Nothing was sent."
      : "Atlas did not answer in time.",
    nextStep: "Try again in a minute.",
  }),
  ambiguous: (error) => ({
    sentence: `Atlas gave no clear answer to the request to ${purposeOf(error)}, so it may or may not have been applied.`,
    nextStep: "Read the access back before trying again.",
  }),
  not_atlas: (error) => ({
    sentence: `Something else answered in place of Atlas${statusOf(error)}.`,
    nextStep: "Check the Atlas base URL, and whether a proxy or a sign-in page stands in between.",
  }),
  unexpected_shape: (error) => ({
    sentence: `Atlas's answer to the request to ${purposeOf(error)} is not in the documented form.`,
    nextStep: "Nothing was assumed from it. Try again. If it stays, update this dashboard.",
  }),
  aborted: () => ({
    sentence: "The request was stopped before Atlas answered.",
    nextStep: "Try again.",
  }),
  unknown: (error) => ({
    sentence: `Atlas answered something this dashboard does not know${statusOf(error)}${codeOf(error)}.`,
    nextStep: detailOr(error, "Try again. If it stays, report this with the request id."),
  }),
};

/** A bare 401 can mean either: Atlas then does not say whether it is the credential or the role. */
function explainCredentials(error: AtlasError): Explanation {
  if (error.operation === "token") {
    return {
      sentence: "Atlas does not accept the service account's client id and secret.",
      nextStep: "Check both. If the secret has expired, make a new one in Atlas and set it here.",
    };
  }
  return {
    sentence: `Atlas refused to ${purposeOf(error)} and did not say why: the credential is not valid, or it lacks the role.`,
    nextStep: `Check that the credential still exists and belongs to this organization. ${roleAdvice(error)}.`,
  };
}

function explainAccessList(error: AtlasError): Explanation {
  const [address] = error.parameters;
  const caller = typeof address === "string" && /^[\da-f.:]{3,45}$/i.test(address) ? address : null;
  const who = caller === null ? "this server's address" : `the address ${caller}`;
  const required = /^(ORG|RESOURCE)_REQUIRES/.test(error.errorCode ?? "");
  return {
    sentence: required
      ? `The organization requires an API access list, and ${who} is not on the credential's.`
      : `The credential's API access list does not include ${who}.`,
    nextStep: `In Atlas, open the service account or API key and add ${caller ?? "this server's address"} to its API access list. The database's network access list is another one.`,
  };
}

/** What a code, or for want of one the operation, says is missing. The first that fits. */
const FOUND_MISSING: readonly (readonly [RegExp, string])[] = [
  [/DATABASE_?USER/i, "this database user"],
  [/INVITATION|INVITE/i, "this invitation"],
  [/USER/i, "this user"],
  [/TEAM/i, "this team"],
  [/GROUP/i, "this project"],
  [/ORG/i, "this organization"],
];

function explainNotFound(error: AtlasError): Explanation {
  const code = error.errorCode ?? "";
  const named = code || (error.operation.startsWith("list") ? "" : error.operation);
  const what = FOUND_MISSING.find(([pattern]) => pattern.test(named))?.[1] ?? "what was asked for";
  return {
    sentence: `Atlas does not find ${what}${codeOf(error)}.`,
    nextStep: "Refresh: it may be gone already, or belong to an organization that this credential cannot see.",
  };
}

/** The old invitations are due to end on 2027-07-01, and nothing replaces them. */
const OLD_INVITATIONS: ReadonlySet<OperationId | "token"> = new Set([
  "listOrgInvites",
  "getOrgInvite",
  "deleteOrgInvite",
  "listGroupInvites",
  "getGroupInvite",
  "deleteGroupInvite",
]);

function explainVersionGone(error: AtlasError): Explanation {
  if (OLD_INVITATIONS.has(error.operation)) {
    return {
      sentence: `Atlas has switched off the legacy invitations, so it no longer lets anyone ${purposeOf(error)}.`,
      nextStep: "Whether such invitations are left is not known here: look in Atlas. The other lists are not affected.",
    };
  }
  return {
    sentence: `Atlas no longer offers the API version with which this dashboard asks to ${purposeOf(error)}.`,
    nextStep:
      "If the connection uses v1.0, change it to v2 with a service account. Else update this dashboard, and until then use Atlas itself.",
  };
}

function purposeOf({ operation }: AtlasError): string {
  return operation === "token" ? "sign in" : OPERATIONS[operation].purpose;
}

function roleAdvice({ operation }: AtlasError): string {
  const role = operation === "token" ? null : OPERATIONS[operation].role;
  return role === null
    ? "Give the credential access to the organization"
    : `Give the credential the role ${role} in Atlas`;
}

function codeOf({ errorCode }: AtlasError): string {
  return errorCode !== null && /^\w{3,80}$/.test(errorCode) ? ` (${errorCode})` : "";
}

function statusOf({ status }: AtlasError): string {
  return status === null ? "" : ` (status ${status})`;
}

/** Atlas's own words where there are any: for rules that we do not know they are the best advice. */
function detailOr({ detail }: AtlasError, advice: string): string {
  return detail === null ? advice : `Atlas says: “${detail}” ${advice}`;
}

/** "45 seconds", "2 minutes": rounded up, because sooner would be too soon. */
export function sayDuration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 120) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `${minutes} minutes`;
  return `${Math.ceil(minutes / 60)} hours`;
}
