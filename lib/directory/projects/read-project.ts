import type { AtlasProjectTeam } from "@/lib/atlas/types";
import type { DirectoryReadContext, ListedTeam } from "../cache";
import { countDirectUsers, knownCount } from "../organizations/count-people";
import { compareNamed } from "../organizations/organization-users";
import { readUsersOf } from "../organizations/read-organization-users";
import { describeFailedPart, throwAsAppError, unstablePart } from "../reading/atlas-failure";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import { readTeamsOf } from "../teams/read-teams";
import type { IncompletePart, ProjectDetail, ProjectTeamRow } from "../types";
import { findProject } from "./find-project";

/**
 * One project of an organization, with the teams that open it. What could not be read is null and named in `incomplete`.
 * Throws AppError: BAD_INPUT, NOT_FOUND (unknown and foreign alike), ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readProject(
  ctx: DirectoryReadContext,
  organizationId: string,
  projectId: string,
  options: ReadOptions = {},
): Promise<ProjectDetail> {
  const connection = await ctx.connections.forOrganization(organizationId);
  const organization = await connection.organization().catch(throwAsAppError);
  const found = await findProject(ctx, connection, organizationId, projectId, options).catch(throwAsAppError);
  const startedAt = new Date(ctx.now()).toISOString();
  const [users, projectTeams, teams] = await Promise.allSettled([
    readUsersOf(ctx, connection, organizationId, options),
    connection.client.listProjectTeams(projectId, signalOf(options)),
    readTeamsOf(ctx, connection, organizationId, options),
  ]);
  const incomplete: IncompletePart[] = [...found.incomplete];
  const reads = [{ readAt: startedAt }];

  let directUsers: number | null = null;
  if (users.status === "fulfilled") {
    directUsers = knownCount(countDirectUsers(users.value.results).get(projectId), users.value);
    reads.push(users.value);
    incomplete.push(...users.value.incomplete);
  } else incomplete.push(describeFailedPart("How many people are in the project", users.reason));

  let teamRows: ProjectTeamRow[] | null = null;
  if (projectTeams.status === "fulfilled") {
    const names = teams.status === "fulfilled" ? teams.value.results : [];
    teamRows = describeProjectTeams(projectTeams.value.items, names);
    if (!projectTeams.value.stable) incomplete.push(unstablePart("Some teams of the project"));
    if (teams.status === "rejected") incomplete.push(describeFailedPart("The names of the teams", teams.reason));
  } else incomplete.push(describeFailedPart("The teams of the project", projectTeams.reason));

  return {
    organization: { id: organization.id, name: organization.name },
    project: { ...found.project, directUsers },
    teams: teamRows,
    readAt: oldestOf(found, ...reads),
    incomplete,
  };
}

/** The teams with their names where those are known, by name. */
function describeProjectTeams(teams: readonly AtlasProjectTeam[], named: readonly ListedTeam[]): ProjectTeamRow[] {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return teams
    .map(({ teamId, roles }) => ({ id: teamId, name: names.get(teamId) ?? null, roles }))
    .sort((left, right) =>
      compareNamed({ id: left.id, name: left.name ?? left.id }, { id: right.id, name: right.name ?? right.id }),
    );
}

function signalOf({ signal }: ReadOptions): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
