import type { AtlasOrganization } from "@/lib/atlas/types";
import { AppError } from "@/lib/errors";
import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { readOrganizationInvitationsOf, readProjectInvitationsOf } from "../invitations/read-invitation-lists";
import { readUsersOf } from "../organizations/read-organization-users";
import type { PersonHit } from "../person-types";
import { describeFailedPart } from "../reading/atlas-failure";
import { withoutRepeats } from "../reading/failed-parts";
import { startPatience } from "../reading/patience";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import { within } from "../reading/within";
import type { IncompletePart, ListOf, OrganizationMembershipStatus, ReadState } from "../types";
import { type FoundPerson, matchPeople, searchWords } from "./match-people";

/** An e-mail has at most 254 characters (RFC 5321); the rest is for names and for those who paste too much. */
export const LONGEST_QUERY = 320;
/** More than anyone reads: `totalCount` says how many there are. */
const MOST_HITS = 50;
/** How long a search waits for one list. */
const PATIENCE_MS = 8_000;
/** Old project invitations take a call for each project: they may join the search a little later, and it says so. */
const PROJECT_INVITATIONS_PATIENCE_MS = 2_500;

/**
 * Finds people by e-mail, id or parts of their name, over all connections and old invitations, and who was offboarded here:
 * exact e-mails first, then ids, then part-words; at most fifty, `totalCount` counts all. A list that could not be read is
 * named in `incomplete` and hides no other. An empty query finds nobody and asks nothing. Throws AppError BAD_INPUT for a query that is too long.
 */
export async function findPeople(
  ctx: DirectoryReadContext,
  query: string,
  options: ReadOptions & { patienceMs?: number } = {},
): Promise<ListOf<PersonHit>> {
  const text = query.normalize("NFC").trim();
  if (text.length > LONGEST_QUERY) {
    throw new AppError("BAD_INPUT", `A search has at most ${LONGEST_QUERY} characters.`, { hint: "Search for less." });
  }
  const startedAt = new Date(ctx.now()).toISOString();
  if (text === "") return { results: [], totalCount: 0, readAt: startedAt, incomplete: [] };
  const { patienceMs = PATIENCE_MS, signal, ...readOptions } = options;
  const patience = startPatience(patienceMs, signal);
  const short = startPatience(Math.min(patienceMs, PROJECT_INVITATIONS_PATIENCE_MS), signal);
  const [past, ...reads] = await Promise.all([
    findOffboarded(ctx, text, startedAt),
    ...ctx.connections
      .all()
      .map((connection) => readEveryone(ctx, connection, readOptions, { patience, short, startedAt })),
  ]);
  signal?.throwIfAborted();
  const everyone = [...reads, past];
  const hits = matchPeople(
    everyone.flatMap(({ people }) => people),
    text,
  );
  return {
    results: hits.slice(0, MOST_HITS),
    totalCount: hits.length,
    readAt: oldestOf({ readAt: startedAt }, ...reads),
    incomplete: everyone.flatMap(({ incomplete }) => incomplete),
  };
}

/** Who was offboarded here and may be in no list any more. */
async function findOffboarded(
  { offboarded }: DirectoryReadContext,
  text: string,
  readAt: string,
): Promise<ReadState & { people: FoundPerson[] }> {
  if (offboarded === undefined) return { people: [], readAt, incomplete: [] };
  const { people, isCut } = await offboarded.search(searchWords(text));
  return {
    people: people.map(({ last, ...person }) => ({ ...person, rank: 3, organization: null, offboarded: last })),
    readAt,
    incomplete: isCut
      ? [
          {
            part: "People who were offboarded here",
            reason: `The latest ${people.length} of them are all that was looked at.`,
            nextStep: "Type more of the name or e-mail.",
            code: "TOO_MANY",
          },
        ]
      : [],
  };
}

interface Waiting {
  patience: AbortSignal;
  short: AbortSignal;
  startedAt: string;
}

/** Whoever one connection knows: its users in every status, and who was invited in one of the old ways. */
async function readEveryone(
  ctx: DirectoryReadContext,
  connection: Connection,
  options: ReadOptions,
  { patience, short, startedAt }: Waiting,
): Promise<ReadState & { people: FoundPerson[] }> {
  const [asked] = await Promise.allSettled([within(patience, connection.organization())]);
  if (asked.status === "rejected") {
    const failed = describeFailedPart(`Everyone of the connection "${connection.name}"`, asked.reason);
    return { people: [], readAt: startedAt, incomplete: [failed] };
  }
  const organization = asked.value;
  const [users, invitations, ofProjects] = await Promise.allSettled([
    within(patience, readUsersOf(ctx, connection, organization.id, options)),
    within(patience, readOrganizationInvitationsOf(ctx, connection, organization.id, options)),
    within(short, readProjectInvitationsOf(ctx, connection, organization.id, options)),
  ]);
  const people = [
    ...rowsOf(users).map(({ id, username, name, status }) =>
      foundIn(organization, { id, username, name, status, rank: 0 }),
    ),
    ...rowsOf(invitations).map(({ id, username }) =>
      foundIn(organization, { id, username, name: null, status: "PENDING", rank: 1 }),
    ),
    ...rowsOf(ofProjects).map(({ id, username }) =>
      foundIn(organization, { id, username, name: null, status: "PENDING", rank: 2 }),
    ),
  ];
  const incomplete: IncompletePart[] = [];
  for (const [part, read] of [
    ["Users", users],
    ["Legacy invitations", invitations],
    ["Legacy invitations to projects", ofProjects],
  ] as const) {
    if (read.status === "rejected") incomplete.push(describeFailedPart(`${part} of ${organization.name}`, read.reason));
    else incomplete.push(...namedAfter(read.value.incomplete, organization));
  }
  const fulfilled = [users, invitations, ofProjects].flatMap((read) =>
    read.status === "fulfilled" ? [read.value] : [],
  );
  return { people, readAt: oldestOf({ readAt: startedAt }, ...fulfilled), incomplete: withoutRepeats(incomplete) };
}

function rowsOf<Row>(read: PromiseSettledResult<{ results: Row[] }>): Row[] {
  return read.status === "fulfilled" ? read.value.results : [];
}

function foundIn(
  { id: organizationId, name: organizationName }: AtlasOrganization,
  person: {
    id: string;
    username: string;
    name: string | null;
    status: OrganizationMembershipStatus | null;
    rank: number;
  },
): FoundPerson {
  return { ...person, organization: { id: organizationId, name: organizationName, status: person.status } };
}

function namedAfter(parts: readonly IncompletePart[], { name }: AtlasOrganization): IncompletePart[] {
  return parts.map((part) => ({ ...part, part: `${part.part} (${name})` }));
}
