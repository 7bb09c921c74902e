import type { AtlasOrganization, AtlasOrganizationUser } from "@/lib/atlas/types";
import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { fullName } from "../organizations/organization-users";
import { readUsersOf } from "../organizations/read-organization-users";
import type { PersonInOrganization, PersonView } from "../person-types";
import { rolesThatOpenEveryProject } from "../projects/access-paths";
import { readProjectsOf } from "../projects/read-projects";
import { describeFailedPart, unstablePart } from "../reading/atlas-failure";
import { describeGenerationLimits } from "../reading/generation-limits";
import { startPatience } from "../reading/patience";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import { within } from "../reading/within";
import { readTeamsOf } from "../teams/read-teams";
import type { IncompletePart } from "../types";
import { describeGrants } from "./describe-grants";
import { type ResolvedPerson, resolvePerson } from "./resolve-person";
import { isSamePerson } from "./same-person";

/** How long the page waits for one organization. */
const PATIENCE_MS = 10_000;

/**
 * Everything one person can reach, organization by organization, in the order of the configuration. The id is a user id or an
 * invitation id of any connection. At most four calls for each organization: who they are there (once or twice), their old
 * invitations, and the names of teams and projects where there are any to name. A connection that fails or takes too long
 * keeps its entry and says why. Legacy project invitations and what teams open are the scan's.
 * Throws AppError: BAD_INPUT, NOT_FOUND, ATLAS_UNAVAILABLE (when nobody answers for the id and somebody could not be asked).
 */
export async function readPerson(
  ctx: DirectoryReadContext,
  personId: string,
  options: Omit<ReadOptions, "fresh"> & { patienceMs?: number; laggardMs?: number } = {},
): Promise<PersonView> {
  const startedAt = new Date(ctx.now()).toISOString();
  const { patienceMs = PATIENCE_MS, laggardMs, signal } = options;
  const patience = startPatience(patienceMs, signal);
  const person = await resolvePerson(ctx, personId, patience, { laggardMs, mayHurry: true });
  const reads = await Promise.all(
    ctx.connections.all().map((connection) => readPersonIn(ctx, connection, person, patience, startedAt)),
  );
  signal?.throwIfAborted();
  const users = reads.flatMap(({ user }) => (user === null ? [] : [user]));
  const shown = users.find(({ id }) => id === personId) ?? users.find(({ status }) => status === "ACTIVE");
  return {
    id: personId,
    username: shown?.username ?? person.username,
    name: users.map(fullName).find((name) => name !== null) ?? person.name,
    organizations: reads.map(({ view }) => view),
    // Whom an organization knew by that id after all, only too late to be waited for, is here.
    offboarded: users.some(({ id }) => id === personId) ? null : person.offboarded,
    readAt: oldestOf({ readAt: startedAt }, ...reads.map(({ view }) => view)),
    incomplete: reads.flatMap(({ view }) => view.incomplete),
  };
}

interface ReadIn {
  user: AtlasOrganizationUser | null;
  view: PersonInOrganization;
}

async function readPersonIn(
  ctx: DirectoryReadContext,
  connection: Connection,
  person: ResolvedPerson,
  patience: AbortSignal,
  startedAt: string,
): Promise<ReadIn> {
  const view: PersonInOrganization = {
    organization: { id: null, name: connection.name },
    connection: connection.name,
    generation: connection.client.generation,
    isProtected: ctx.isProtected(person.username),
    grants: [],
    readAt: startedAt,
    incomplete: [],
  };
  const [asked] = await Promise.allSettled([within(patience, connection.organization())]);
  if (asked.status === "rejected") {
    const failed = describeFailedPart(`Access through the connection "${connection.name}"`, asked.reason);
    return { user: null, view: { ...view, incomplete: [failed] } };
  }
  const organization = asked.value;
  const named = { ...view, organization: { id: organization.id, name: organization.name } };
  const incomplete = describeGenerationLimits(connection.client.generation, organization.name);
  const [found] = await Promise.allSettled([
    within(patience, findInOrganization(ctx, connection, organization, person, patience)),
  ]);
  if (found.status === "rejected") {
    // Without the membership the old invitations say something still, but what they mean is not known.
    incomplete.push(describeFailedPart(`Membership of ${organization.name}`, found.reason));
  } else incomplete.push(...found.value.incomplete);
  const user = found.status === "fulfilled" ? found.value.user : null;
  const reads = await readAround(ctx, connection, organization, { user, username: person.username, patience });
  incomplete.push(...reads.incomplete);
  const { generation } = connection.client;
  const grants = describeGrants({ generation, user, ...reads });
  return { user, view: { ...named, grants, readAt: oldestOf({ readAt: startedAt }, ...reads.used), incomplete } };
}

/** The person's row: as it was found by id, else by their e-mail, else in a list read a moment ago. */
export async function findInOrganization(
  ctx: DirectoryReadContext,
  connection: Connection,
  { id: organizationId, name }: Pick<AtlasOrganization, "id" | "name">,
  person: Pick<ResolvedPerson, "username" | "users">,
  signal: AbortSignal,
): Promise<{ user: AtlasOrganizationUser | null; incomplete: IncompletePart[] }> {
  // Not having answered that, the organization may still answer this.
  const known = await person.users.get(organizationId)?.catch(() => null);
  if (known && isSamePerson(known.username, person.username)) return { user: known, incomplete: [] };
  if (connection.client.generation === "v1.0") {
    const list = await readUsersOf(ctx, connection, organizationId, { signal });
    return { user: recentUser(ctx, organizationId, person.username), incomplete: unstableOnly(list.incomplete) };
  }
  const { items, stable } = await connection.client.listOrganizationUsers(organizationId, {
    username: person.username,
    signal,
  });
  const matching = items.filter(({ username }) => isSamePerson(username, person.username));
  // Were Atlas's filter to mind the case after all, a list read a moment ago still knows them.
  // Should Atlas keep what ran out beside what was accepted, the one that gives access is who they are.
  const real =
    matching.find(({ status }) => status === "ACTIVE") ?? matching.find(({ status }) => status === "PENDING");
  const user = real ?? matching[0] ?? recentUser(ctx, organizationId, person.username);
  return { user, incomplete: stable ? [] : [unstablePart(`Membership of ${name}`)] };
}

function recentUser(ctx: DirectoryReadContext, organizationId: string, username: string): AtlasOrganizationUser | null {
  const row = ctx.cache.users.peek(organizationId)?.results.find((user) => isSamePerson(user.username, username));
  if (row === undefined) return null;
  const { name, isProtected: _, ...rest } = row;
  // v1.0, which tells no status, lists active users only.
  return { ...rest, status: row.status ?? "ACTIVE", firstName: name, lastName: null };
}

/** v1.0's own limit is said once for the organization. */
function unstableOnly(parts: readonly IncompletePart[]): IncompletePart[] {
  return parts.filter(({ code }) => code === "LIST_UNSTABLE");
}

interface Around {
  user: AtlasOrganizationUser | null;
  username: string;
  patience: AbortSignal;
}

/** What a membership makes necessary: old invitations unless it is one itself, and names where there is something to name. */
async function readAround(
  ctx: DirectoryReadContext,
  connection: Connection,
  { id, name }: AtlasOrganization,
  { user, username, patience }: Around,
) {
  const { client } = connection;
  const wantsInvitations = client.generation === "v2" && user?.status !== "PENDING";
  const wantsTeams = (user?.teamIds.length ?? 0) > 0;
  const wantsProjects =
    user !== null && (user.projectRoles.length > 0 || rolesThatOpenEveryProject(user.organizationRoles).length > 0);
  const [invitations, teams, projects] = await Promise.allSettled([
    wantsInvitations
      ? within(patience, client.listOrganizationInvitations(id, { username, signal: patience }))
      : { items: [], stable: true },
    wantsTeams ? within(patience, readTeamsOf(ctx, connection, id)) : null,
    wantsProjects ? within(patience, readProjectsOf(ctx, connection, id)) : null,
  ]);
  const incomplete: IncompletePart[] = [];
  for (const [part, read] of [
    [`Legacy invitations to ${name}`, invitations],
    [`The names of teams of ${name}`, teams],
    [`The names of projects of ${name}`, projects],
  ] as const) {
    if (read.status === "rejected") incomplete.push(describeFailedPart(part, read.reason));
    else if (read.value !== null && "incomplete" in read.value) incomplete.push(...read.value.incomplete);
    else if (read.value !== null && !read.value.stable) incomplete.push(unstablePart(part));
  }
  const listedTeams = teams.status === "fulfilled" ? teams.value : null;
  const listedProjects = projects.status === "fulfilled" ? projects.value : null;
  return {
    invitations:
      invitations.status === "fulfilled"
        ? invitations.value.items.filter((invitation) => isSamePerson(invitation.username, username))
        : [],
    teams: listedTeams?.results ?? null,
    projects: listedProjects?.results ?? null,
    used: [listedTeams, listedProjects].flatMap((read) => (read === null ? [] : [read])),
    incomplete,
  };
}
