import type { FoundLeftovers } from "@/lib/directory/cache";
import type { Certainty, Leftover } from "@/lib/directory/person-types";
import type { IncompletePart } from "@/lib/directory/types";
import { targetKeyOf } from "../target-key";
import type { Stays } from "../types";
import type { FoundTargets } from "./find-targets";

/** More than one confirms with open eyes; the person's page shows all of them. */
const MOST_NAMED = 50;
/** Parts that could not be read, before the rest is counted. */
const MOST_UNREAD_NAMED = 6;

const NAMES: Record<Leftover["kind"], string> = {
  database_user: "Database user",
  api_key: "API key",
  service_account: "Service account",
  alert_recipient: "Alert recipient",
  security_contact: "Security contact",
  operations_contact: "Operations contact",
};
const CERTAINTIES: Record<Certainty, string> = { exact: "Exact", likely: "Likely", possible: "Possible" };
const ORDER: readonly Certainty[] = ["exact", "likely", "possible"];

/** The surest first; within that as they were found. */
export function sortLeftovers(leftovers: readonly Leftover[]): Leftover[] {
  return [...leftovers].sort((left, right) => ORDER.indexOf(left.certainty) - ORDER.indexOf(right.certainty));
}

/**
 * What outlives the removal, for the review and the receipt: the account, each leftover that was found and is not to be deleted,
 * what else of their kind there may be, and what could not be read. `ticked` are target keys. Pure.
 */
export function describeStays(
  username: string,
  places: readonly Pick<FoundTargets, "organization" | "connection" | "limits">[],
  left: Pick<FoundLeftovers, "results" | "incomplete"> & { ticked: readonly string[] },
): Stays[] {
  const staying = sortLeftovers(left.results).filter((leftover) => !left.ticked.includes(keyOf(leftover) ?? ""));
  const unread = left.incomplete.filter(({ code }) => code !== "NOT_IN_V1");
  return [
    {
      kind: "account",
      title: "Their Atlas account",
      detail: `${username} can still sign in to Atlas and to organizations that are not connected here: only they, or MongoDB, can close the account.`,
    },
    ...staying.slice(0, MOST_NAMED).map(nameLeftover),
    describeOthers(staying.length, unread.length > 0),
    ...(unread.length > 0 ? [describeUnread(unread)] : []),
    ...places
      .filter(({ limits }) => limits.length > 0)
      .map(
        ({ organization, connection }): Stays => ({
          kind: "not_readable",
          title: `What ${organization?.name ?? connection.name} cannot show`,
          detail:
            "Some kinds of grants can neither be seen nor removed through this connection; what is missing is named above.",
        }),
      ),
  ];
}

function nameLeftover(leftover: Leftover): Stays {
  const { certainty, kind, label, organizationName, project, reason } = leftover;
  const place = project === null ? organizationName : `${project.name} in ${organizationName}`;
  return {
    kind,
    title: `${NAMES[kind]} ${label}`,
    detail: `${place}. ${CERTAINTIES[certainty]}: ${reason}`,
    leftover,
  };
}

/** Of those that nothing connects with the person, and of more than can be named, only that they stay. */
function describeOthers(found: number, isPartial: boolean): Stays {
  const apart = "Atlas keeps them apart from people, and they stay.";
  if (found > MOST_NAMED) {
    return {
      kind: "leftovers",
      title: `${found - MOST_NAMED} more possible leftovers`,
      detail: `${apart} Their page names them all.`,
    };
  }
  const none = isPartial ? "of those that could be read" : found === 0 ? "of them" : "of the others";
  return {
    kind: "leftovers",
    title: `${found === 0 ? "Database" : "Other database"} users, API keys and service accounts`,
    detail: `${apart} Nothing connects any ${none} with this person.`,
  };
}

function describeUnread(parts: readonly IncompletePart[]): Stays {
  const named = parts.slice(0, MOST_UNREAD_NAMED).map(({ part, reason }) => `${part}: ${reason}`);
  const rest = parts.length - named.length;
  return {
    kind: "not_readable",
    title: "Leftovers that could not be read",
    detail: [...named, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(" "),
  };
}

/** The key of the step that would delete it; null for what cannot be deleted here. */
function keyOf({ databaseUser, organizationId }: Leftover): string | null {
  if (databaseUser === null) return null;
  const { databaseName, projectId, username } = databaseUser;
  return targetKeyOf({ kind: "delete_database_user", organizationId, projectId, databaseName, username });
}
