import type { AtlasClient } from "@/lib/atlas/types";
import type { DirectoryReadContext } from "../cache";
import { readUsersOf } from "../organizations/read-organization-users";
import { describeFailedPart, throwAsAppError, unstablePart } from "../reading/atlas-failure";
import { withoutRepeats } from "../reading/failed-parts";
import { describeGenerationLimits, keepToldStatuses } from "../reading/generation-limits";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import { readTeamsOf } from "../teams/read-teams";
import type { IncompletePart, ListOf, ProjectUserRow } from "../types";
import { explainProjectAccess } from "./access-paths";
import { findProject } from "./find-project";

/**
 * Everyone who reaches a project, sorted by name, else e-mail, each with the ways they reach it: a direct role, a team, an
 * organization role. The direct list has to be readable; any other part that is not is named in `incomplete`, and people
 * whose way in is therefore unknown are counted there.
 * Throws AppError: BAD_INPUT, NOT_FOUND (unknown and foreign alike), ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readProjectUsers(
  ctx: DirectoryReadContext,
  organizationId: string,
  projectId: string,
  options: ReadOptions = {},
): Promise<ListOf<ProjectUserRow>> {
  const connection = await ctx.connections.forOrganization(organizationId);
  const found = await findProject(ctx, connection, organizationId, projectId, options).catch(throwAsAppError);
  const startedAt = new Date(ctx.now()).toISOString();
  const [direct, withTeams, withOrganization, projectTeams, users, teams] = await Promise.allSettled([
    ...readAccessLists(connection.client, projectId, options.signal),
    readUsersOf(ctx, connection, organizationId, options),
    readTeamsOf(ctx, connection, organizationId, options),
  ] as const);
  if (direct.status === "rejected") return throwAsAppError(direct.reason);

  const incomplete: IncompletePart[] = [...found.incomplete];
  const parts = [
    ["People with a direct role", direct],
    ["People who come in through a team", withTeams],
    ["People whose organization role opens every project", withOrganization],
    ["The teams of the project", projectTeams],
    ["Who is in which team and has which organization role", users],
    ["The names of the teams", teams],
  ] as const;
  for (const [part, read] of parts) {
    if (read.status === "rejected") incomplete.push(describeFailedPart(part, read.reason));
    else if ("incomplete" in read.value) incomplete.push(...read.value.incomplete);
    else if (!read.value.stable) incomplete.push(unstablePart(part));
  }
  const explained = explainProjectAccess({
    direct: direct.value.items,
    withTeams: itemsOf(withTeams),
    withOrganization: itemsOf(withOrganization),
    projectTeams: itemsOf(projectTeams),
    teamNames: new Map(teams.status === "fulfilled" ? teams.value.results.map(({ id, name }) => [id, name]) : []),
    organizationUsers: users.status === "fulfilled" ? users.value.results : null,
    isProtected: ctx.isProtected,
  });
  const { generation } = connection.client;
  const results = keepToldStatuses(generation, explained);
  incomplete.push(...describeGenerationLimits(generation, "the organization"));
  const unexplained = results.filter(({ access }) => access.length === 0).length;
  if (unexplained > 0) incomplete.push(unexplainedPart(unexplained));
  const reads = [users, teams].flatMap((read) => (read.status === "fulfilled" ? [read.value] : []));
  return {
    results,
    totalCount: results.length,
    readAt: oldestOf(found, { readAt: startedAt }, ...reads),
    incomplete: withoutRepeats(incomplete),
  };
}

/** Atlas's three views of a project's people, and its teams. */
function readAccessLists(client: AtlasClient, projectId: string, signal: AbortSignal | undefined) {
  const options = signal === undefined ? {} : { signal };
  return [
    client.listProjectUsers(projectId, options),
    client.listProjectUsers(projectId, { ...options, flattenTeams: true }),
    client.listProjectUsers(projectId, { ...options, includeOrganizationUsers: true }),
    client.listProjectTeams(projectId, options),
  ] as const;
}

function itemsOf<Item>(read: PromiseSettledResult<{ items: Item[] }>): Item[] | null {
  return read.status === "fulfilled" ? read.value.items : null;
}

/** Also when everything was read: Atlas may open a project in a way that none of its lists explains. */
function unexplainedPart(people: number): IncompletePart {
  return {
    part: people === 1 ? "How one person reaches the project" : `How ${people} people reach the project`,
    reason: "None of the lists that could be read says what lets them in.",
    nextStep: "Refresh; if it stays, look at their access in Atlas itself.",
    code: "ACCESS_NOT_EXPLAINED",
  };
}
