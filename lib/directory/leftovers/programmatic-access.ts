import type { AtlasApiKey, AtlasEvent, AtlasServiceAccount } from "@/lib/atlas/leftover-types";
import type { Leftover } from "../person-types";
import { type LeftoverPlace, quoted } from "./leftover";
import { isSearchedId, matchText, matchUsername, type PersonNames, surest } from "./match-text";

export const CREATION_EVENTS = ["API_KEY_CREATED", "SERVICE_ACCOUNT_CREATED"];

/** Atlas writes the event right after the account: a minute is ample, and two made within it are rare. */
const SAME_MOMENT_MS = 60_000;

type Matched = Pick<Leftover, "reason" | "certainty">;

/** Keys whose description names the person, or whose making the organization's events put down to them. */
export function matchApiKeys(
  keys: readonly AtlasApiKey[],
  events: readonly AtlasEvent[],
  names: PersonNames,
  place: LeftoverPlace,
): Leftover[] {
  return keys.flatMap((key) => {
    const made = events.find(
      ({ type, actorUsername, resourceIds }) =>
        type === "API_KEY_CREATED" &&
        matchUsername(actorUsername, names) !== null &&
        (resourceIds.includes(key.id) || resourceIds.includes(key.publicKey)),
    );
    const match = surest([
      made === undefined ? null : madeByThem(made, names),
      byText("Its description", key.description, names),
      byId("Its public key", key.publicKey, names),
      byId("Its ID", key.id, names),
    ]);
    if (match === null) return [];
    const label = key.description === "" ? key.publicKey : `${key.description} (${key.publicKey})`;
    return [{ kind: "api_key" as const, ...place, label, ...match, databaseUser: null }];
  });
}

/** The same for service accounts. Their events do not say which account was made: the moment tells. */
export function matchServiceAccounts(
  accounts: readonly AtlasServiceAccount[],
  events: readonly AtlasEvent[],
  names: PersonNames,
  place: LeftoverPlace,
): Leftover[] {
  const theirs = events.filter(
    ({ type, actorUsername }) => type === "SERVICE_ACCOUNT_CREATED" && matchUsername(actorUsername, names) !== null,
  );
  return accounts.flatMap((account) => {
    const named = theirs.find(({ resourceIds }) => resourceIds.includes(account.clientId));
    const sameMoment = theirs.find(
      ({ createdAt }) =>
        account.createdAt !== null && Math.abs(Date.parse(createdAt) - Date.parse(account.createdAt)) <= SAME_MOMENT_MS,
    );
    const match = surest([
      named === undefined ? null : madeByThem(named, names),
      sameMoment === undefined ? null : madeAtTheMoment(sameMoment, names),
      byText("Its name", account.name, names),
      byText("Its description", account.description, names),
      byId("Its client ID", account.clientId, names),
    ]);
    return match === null
      ? []
      : [{ kind: "service_account" as const, ...place, label: account.name, ...match, databaseUser: null }];
  });
}

function madeByThem(event: AtlasEvent, names: PersonNames): Matched {
  const { surely, whom } = makerOf(event, names);
  return {
    certainty: surely ? "exact" : "possible",
    reason: `The organization's events say that ${whom} made it on ${dayOf(event.createdAt)}.`,
  };
}

function madeAtTheMoment(event: AtlasEvent, names: PersonNames): Matched {
  const { surely, whom } = makerOf(event, names);
  return {
    certainty: surely ? "likely" : "possible",
    reason: `The organization's events say that ${whom} made a service account on ${dayOf(event.createdAt)}, when this one was made.`,
  };
}

/** A search for words does not know who is meant: it says whom it found. */
function makerOf({ actorUsername }: AtlasEvent, names: PersonNames): { surely: boolean; whom: string } {
  const surely = matchUsername(actorUsername, names)?.surely ?? false;
  return { surely, whom: surely ? "they" : (actorUsername ?? "somebody") };
}

function byId(what: string, id: string, names: PersonNames): Matched | null {
  return isSearchedId(id, names) ? { certainty: "exact", reason: `${what} is what was searched for.` } : null;
}

function byText(what: string, text: string, names: PersonNames): Matched | null {
  const match = matchText(text, names);
  return match && { certainty: match.certainty, reason: `${what} ${match.how}: ${quoted(text)}.` };
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "5 Jun 2026" in UTC, as every date on screen; what is no time stays as it came. */
function dayOf(timestamp: string): string {
  const at = new Date(timestamp);
  return Number.isNaN(at.getTime()) ? timestamp : DAY.format(at);
}
