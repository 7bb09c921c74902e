/** From what Atlas answered to what it means: one table of its codes, then the status. */

import { AtlasError, type AtlasErrorKind } from "../errors";
import { type CallName, type HttpMethod, OPERATIONS, type OperationId } from "../operations/operations";
import { type Answer, isRecord } from "./answer";
import { longerWait, parseRetryAfter, waitFromParameters } from "./retry-timing";

/** Atlas's codes, from its error reference, its description and its tools. Status alone decides what is not here. */
const CODES: Readonly<Record<string, AtlasErrorKind>> = {
  CANNOT_DELETE_LAST_ADMIN: "last_owner",
  CANNOT_DEMOTE_LAST_ORG_OWNER: "last_owner",
  CANNOT_REMOVE_LAST_USER_FROM_TEAM: "last_team_member",
  CANNOT_CREATE_EMPTY_TEAM: "last_team_member",

  // Role failures are 401 in Atlas, not 403.
  NOT_ORG_OWNER: "role",
  NOT_ORG_USER_ADMIN: "role",
  NOT_ORG_GROUP_CREATOR: "role",
  NOT_GROUP_USER_ADMIN: "role",
  NOT_USER_ADMIN: "role",
  NOT_IN_GROUP: "role",
  USER_UNAUTHORIZED: "role",
  USER_CANNOT_ACCESS_ORG: "role",
  USER_CANNOT_ACCESS_GROUP: "role",

  NO_CURRENT_USER: "credentials",
  UNAUTHORIZED: "credentials",
  INVALID_REFRESH_TOKEN: "credentials",

  // Old and new spelling are both seen.
  ORG_REQUIRES_ACCESS_LIST: "access_list",
  ORG_REQUIRES_WHITELIST: "access_list",
  IP_ADDRESS_NOT_ON_ACCESS_LIST: "access_list",
  IP_ADDRESS_NOT_ON_WHITELIST: "access_list",
  RESOURCE_REQUIRES_ACCESS_LIST: "access_list",
  RESOURCE_REQUIRES_WHITELIST: "access_list",
  GLOBAL_USER_OUTSIDE_SUBNET: "access_list",

  RATE_LIMITED: "rate_limited",
  RATE_LIMITED_TOKEN_BUCKET: "rate_limited",

  // An invitation that is gone or accepted answers 400, but means not found.
  INVALID_INVITATION_ID: "not_found",

  // These answer 404 or 400 although everything was found and understood.
  CANNOT_ADD_PENDING_USER: "conflict",
  CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT: "conflict",
  INVALID_GROUP_ROLE_UPDATE: "conflict",
  CANNOT_DELETE_GROUP_INVITATION: "conflict",
  CANNOT_DELETE_ORG_INVITATION: "conflict",
  CANNOT_REMOVE_ALL_USER_ROLES: "conflict",
  NO_ROLES_IN_ASSIGNMENT: "conflict",
  CANNOT_MODIFY_CHARTS_USER: "conflict",
  ATLAS_USER_NOT_USER_EDITABLE: "conflict",
  USER_ORGS_RESTRICTED: "conflict",
  MAX_USERS_PER_ORG_EXCEEDED: "conflict",
  MAX_USERS_PER_GROUP_EXCEEDED: "conflict",
  MAX_USERS_PER_TEAM_EXCEEDED: "conflict",
  DOMAIN_NOT_IN_ALLOW_LIST: "conflict",
  FEDERATED_USER_ATTRIBUTES_CANNOT_BE_UPDATED: "conflict",

  INVALID_VERSION_DATE: "version_gone",
  VERSION_GONE: "version_gone",
  WRITES_NOT_ALLOWED_DURING_APP_UPGRADES: "maintenance",
  ACCOUNT_SUSPENDED: "suspended",
};

/** A Map: a code that is called "constructor" is as unknown as any other. */
const KIND_OF_CODE: ReadonlyMap<string, AtlasErrorKind> = new Map(Object.entries(CODES));

const KIND_OF_STATUS: Readonly<Record<number, AtlasErrorKind>> = {
  400: "bad_request",
  401: "credentials",
  402: "suspended",
  403: "role",
  404: "not_found",
  405: "bad_request",
  406: "version_gone",
  408: "timeout",
  409: "conflict",
  410: "version_gone",
  422: "bad_request",
  429: "rate_limited",
};

const INVITATION_LISTS: ReadonlySet<CallName> = new Set(["listOrgInvites", "listGroupInvites"]);

interface ErrorReport {
  /** Whether the body is in Atlas's own format. Without it a status proves little: any proxy can say 404, in JSON too. */
  fromAtlas: boolean;
  /** Whether it is in OAuth's, which only the token endpoint speaks. */
  fromOauth: boolean;
  errorCode: string | null;
  detail: string | null;
  parameters: (string | number)[];
}

/** Reads an error body, in Atlas's format or the token endpoint's, or not JSON at all. */
export function readErrorReport({ body }: Answer): ErrorReport {
  const report: ErrorReport = { fromAtlas: false, fromOauth: false, errorCode: null, detail: null, parameters: [] };
  if (body.kind !== "json" || !isRecord(body.value)) return report;
  const { error, errorCode, detail, reason, parameters, error_description, badRequestDetail } = body.value;
  const oauthCode = typeof error === "string" ? error : null;
  report.errorCode = textOf(errorCode) ?? oauthCode;
  report.fromAtlas = textOf(errorCode) !== null || typeof error === "number";
  report.fromOauth = oauthCode !== null;
  const fields = fieldProblems(badRequestDetail);
  report.detail =
    [textOf(detail) ?? textOf(error_description) ?? textOf(reason), fields].filter(Boolean).join(" ") || null;
  if (Array.isArray(parameters)) {
    // What is neither leaves its place empty: the second one is how long to wait, whatever stands in the first.
    report.parameters = parameters.map((item) => (typeof item === "string" || typeof item === "number" ? item : ""));
  }
  return report;
}

/** Whether a 401 already says that the role is missing, so that signing in again would change nothing. */
export function isRoleRefusal(answer: Answer): boolean {
  const { errorCode } = readErrorReport(answer);
  return errorCode !== null && KIND_OF_CODE.get(errorCode) === "role";
}

/** The error that a non-2xx answer to an operation stands for. */
export function errorFromAnswer(operation: OperationId, answer: Answer, nowMs: number): AtlasError {
  return build(operation, OPERATIONS[operation].method, answer, nowMs, kindOf(answer, operation));
}

/** The same for the token endpoint: its codes are OAuth's, and a 200 without a usable token ends here too. */
export function errorFromTokenAnswer(answer: Answer, nowMs: number): AtlasError {
  return build("token", "POST", answer, nowMs, tokenKindOf(answer));
}

function kindOf(answer: Answer, operation: CallName): AtlasErrorKind {
  const { status } = answer;
  if (status >= 500) return "unavailable";
  if (status === 429) return "rate_limited";
  // Said to be JSON and is not: it was cut off on the way.
  if (answer.body.kind === "broken" && status !== 401) return "network";
  if (status < 400) return answer.body.kind === "json" ? "unexpected_shape" : "not_atlas";
  const { fromAtlas, errorCode } = readErrorReport(answer);
  const known = errorCode === null ? undefined : KIND_OF_CODE.get(errorCode);
  if (known !== undefined) return known;
  // These lists cannot be missing while their organization or project is there: Atlas has switched them off.
  if (
    operation !== undefined &&
    status === 404 &&
    errorCode === "RESOURCE_NOT_FOUND" &&
    INVITATION_LISTS.has(operation)
  )
    return "version_gone";
  // Atlas's 401 may come without a body; every other refusal of its own is JSON.
  if (!fromAtlas && status !== 401 && status !== 408) return "not_atlas";
  return KIND_OF_STATUS[status] ?? "unknown";
}

function tokenKindOf(answer: Answer): AtlasErrorKind {
  const { status } = answer;
  const { fromOauth, detail } = readErrorReport(answer);
  if (status === 403 && /token limit/i.test(detail ?? "")) return "token_limit";
  // invalid_client, invalid_grant, access_denied …: all say that this id and secret do not open the door.
  if (fromOauth && status >= 400 && status <= 403) return "credentials";
  return kindOf(answer, "token");
}

function build(
  operation: CallName,
  method: HttpMethod,
  answer: Answer,
  nowMs: number,
  kind: AtlasErrorKind,
): AtlasError {
  const { status, headers } = answer;
  const { errorCode, detail, parameters } = readErrorReport(answer);
  const fromHeader = parseRetryAfter(headers.get("retry-after"), headers.get("date"), nowMs);
  const fromBody = kind === "rate_limited" ? waitFromParameters(errorCode, parameters) : null;
  const retryAfterMs = longerWait(fromHeader, fromBody);
  return new AtlasError({ kind, operation, method, status, errorCode, detail, parameters, retryAfterMs });
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value.slice(0, 500) : null;
}

function fieldProblems(value: unknown): string | null {
  if (!isRecord(value) || !Array.isArray(value.fields)) return null;
  const problems = value.fields.filter(isRecord).map(({ field, description }) => `${field}: ${description}`);
  return problems.length === 0 ? null : problems.join("; ").slice(0, 500);
}
