import type { AtlasApiKey, AtlasEvent, AtlasServiceAccount } from "@/lib/atlas/leftover-types";
import type { Leftover } from "../person-types";
import { isSamePerson } from "../same-person";
import { type LeftoverPlace, quoted } from "./leftover";
import { matchText, type PersonNames, surest } from "./match-text";

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
        isActor(actorUsername, names) &&
        (resourceIds.includes(key.id) || resourceIds.includes(key.publicKey)),
    );
    const match = surest([
      made === undefined ? null : madeByThem(made),
      byText("Its description", key.description, names),
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
    ({ type, actorUsername }) => type === "SERVICE_ACCOUNT_CREATED" && isActor(actorUsername, names),
  );
  return accounts.flatMap((account) => {
    const named = theirs.find(({ resourceIds }) => resourceIds.includes(account.clientId));
    const sameMoment = theirs.find(
      ({ createdAt }) =>
        account.createdAt !== null && Math.abs(Date.parse(createdAt) - Date.parse(account.createdAt)) <= SAME_MOMENT_MS,
    );
    const match = surest([
      named === undefined ? null : madeByThem(named),
      sameMoment === undefined ? null : madeAtTheMoment(sameMoment),
      byText("Its name", account.name, names),
      byText("Its description", account.description, names),
    ]);
    return match === null
      ? []
      : [{ kind: "service_account" as const, ...place, label: account.name, ...match, databaseUser: null }];
  });
}

function isActor(actorUsername: string | null, { email }: PersonNames): boolean {
  return actorUsername !== null && isSamePerson(actorUsername, email);
}

function madeByThem({ createdAt }: AtlasEvent): Matched {
  return { certainty: "exact", reason: `The organization's events say that they made it on ${dayOf(createdAt)}.` };
}

function madeAtTheMoment({ createdAt }: AtlasEvent): Matched {
  return {
    certainty: "likely",
    reason: `The organization's events say that they made a service account on ${dayOf(createdAt)}, when this one was made.`,
  };
}

function byText(what: string, text: string, names: PersonNames): Matched | null {
  const match = matchText(text, names);
  return match && { certainty: match.certainty, reason: `${what} ${match.how}: ${quoted(text)}.` };
}

/** In UTC. */
function dayOf(timestamp: string): string {
  return timestamp.slice(0, 10);
}
