import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasOrganizationUser } from "@/lib/atlas/types";
import { AppError } from "@/lib/errors";
import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { readProjectInvitationsOf } from "../invitations/read-invitation-lists";
import { fullName } from "../organizations/organization-users";
import { readUsersOf } from "../organizations/read-organization-users";
import type { LastOffboarding } from "../person-types";
import { requireAtlasId } from "../reading/atlas-id";
import { firstFound } from "../reading/first-found";
import { within } from "../reading/within";

/** Whose id it is, and the users that Atlas was asked for while that was found out, by organization id. */
export interface ResolvedPerson {
  username: string;
  name: string | null;
  /** Some may still be on their way: the first to answer says whose id it is. Null where nobody has this id. */
  users: ReadonlyMap<string, Promise<AtlasOrganizationUser | null>>;
  /** Set where nobody has the id any more, and our own store says whose it was. */
  offboarded: LastOffboarding | null;
}

/** So long everybody is waited for before something else is asked; who answers later is still heard. */
const LAGGARD_MS = 3_000;

/**
 * Whom an id names: a user of any connection or, for someone only invited the old way, an invitation. Recent lists are
 * looked at first; then every organization is asked for this one user, then for this one invitation, then for the invitations
 * of its projects; at last our own store, for someone who was offboarded here. One slow connection delays nobody who is
 * found elsewhere; with `mayHurry` nor whom our own store knows: then only what else they have there is left to be asked.
 * Throws AppError: BAD_INPUT; NOT_FOUND; ATLAS_UNAVAILABLE when nobody has them but not everybody answered.
 */
export async function resolvePerson(
  ctx: DirectoryReadContext,
  personId: string,
  patience: AbortSignal,
  { laggardMs = LAGGARD_MS, mayHurry = false }: { laggardMs?: number | undefined; mayHurry?: boolean } = {},
): Promise<ResolvedPerson> {
  requireAtlasId(personId, "user");
  const recorded = ctx.offboarded?.find(personId) ?? Promise.resolve(null);
  // Whether our own store fails matters only where everybody else has said no.
  recorded.catch(() => {});
  const isRecorded = mayHurry && (await recorded.catch(() => null)) !== null;
  // All questions together may take as long as one.
  const waitMs = isRecorded ? laggardMs / (QUESTIONS.length + 1) : laggardMs;
  const places = ctx.connections.all().map((connection) => ({
    connection,
    organizationId: within(
      patience,
      connection.organization().then(({ id }) => id),
    ),
  }));
  const remembered = places.map(async ({ organizationId }) => peek(ctx, await organizationId, personId));
  const known = await firstFound(remembered, waitMs);
  if (known !== null) return { ...known, users: new Map(), offboarded: null };

  const users: Asking["users"] = new Map();
  const asked: Promise<Found>[] = [];
  for (const ask of QUESTIONS) {
    const answers = places.map(async ({ connection, organizationId }) =>
      ask(ctx, connection, await organizationId, personId, { users, signal: patience }),
    );
    asked.push(...answers.map((answer) => within(patience, answer)));
    const person = await firstFound(asked, ask === QUESTIONS.at(-1) && !isRecorded ? null : waitMs);
    if (person !== null) return { ...person, users, offboarded: null };
  }
  const past = await recorded;
  if (past !== null) return { username: past.username, name: past.name, users, offboarded: past.last };
  const settled = await Promise.allSettled(asked);
  const failures = settled.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  throw failures.length === 0 ? nobody() : undecided(failures);
}

type Found = Pick<ResolvedPerson, "username" | "name"> | null;
interface Asking {
  users: Map<string, Promise<AtlasOrganizationUser | null>>;
  signal: AbortSignal;
}

function peek(ctx: DirectoryReadContext, organizationId: string, personId: string): Found {
  const lists = [
    ctx.cache.users.peek(organizationId)?.results.map(({ id, username, name }) => ({ id, username, name })),
    ctx.cache.organizationInvitations.peek(organizationId)?.results,
    ctx.cache.projectInvitations.peek(organizationId)?.results,
  ];
  for (const list of lists) {
    const found = list?.find(({ id }) => id === personId);
    if (found !== undefined) return { username: found.username, name: "name" in found ? found.name : null };
  }
  return null;
}

async function askForUser(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  personId: string,
  { users, signal }: Asking,
): Promise<Found> {
  if (connection.client.generation === "v1.0") {
    // It has no call for one user: its list is read whole, and kept.
    const list = await readUsersOf(ctx, connection, organizationId, { signal });
    return list.results.find(({ id }) => id === personId) ?? null;
  }
  const asked = connection.client.getOrganizationUser(organizationId, personId, { signal }).catch(absentAsNull);
  users.set(organizationId, asked);
  const user = await asked;
  return user === null ? null : { username: user.username, name: fullName(user) };
}

async function askForInvitation(
  _: DirectoryReadContext,
  { client }: Connection,
  organizationId: string,
  personId: string,
  { signal }: Asking,
): Promise<Found> {
  if (client.generation === "v1.0") return null;
  const invitation = await client.getOrganizationInvitation(organizationId, personId, { signal }).catch(absentAsNull);
  return invitation === null ? null : { username: invitation.username, name: null };
}

async function askForProjectInvitation(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  personId: string,
  { signal }: Asking,
): Promise<Found> {
  const list = await readProjectInvitationsOf(ctx, connection, organizationId, { signal });
  const found = list.results.find(({ id }) => id === personId);
  if (found !== undefined) return { username: found.username, name: null };
  const [missing] = list.incomplete;
  if (missing === undefined || connection.client.generation === "v1.0") return null;
  throw new AppError("ATLAS_UNAVAILABLE", missing.reason, { hint: missing.nextStep });
}

/** In this order: each is asked of everybody when nobody has known the id by the one before. */
const QUESTIONS = [askForUser, askForInvitation, askForProjectInvitation] as const;

/** A conflict is Atlas's word for an invitation of the other family: it is found there. */
function absentAsNull(failure: unknown): null {
  if (isAtlasError(failure) && (failure.kind === "not_found" || failure.kind === "conflict")) return null;
  throw failure;
}

function nobody(): AppError {
  return new AppError("NOT_FOUND", "Nobody in the connected organizations has this id.", {
    hint: "They may have been removed, or their invitation accepted. Search for their e-mail.",
  });
}

function undecided(failures: readonly unknown[]): AppError {
  return new AppError("ATLAS_UNAVAILABLE", "It is not known whose id this is: not every connection could be asked.", {
    hint: "The overview says which connection fails, and why. Search for their e-mail meanwhile.",
    cause: failures[0],
  });
}
