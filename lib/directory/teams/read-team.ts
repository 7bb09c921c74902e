import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { readEveryProject } from "../invitations/read-invitation-lists";
import { countMembers, knownCount } from "../organizations/count-people";
import { readUsersOf } from "../organizations/read-organization-users";
import { readProjectsOf } from "../projects/read-projects";
import { describeFailedPart, throwAsAppError, unstablePart } from "../reading/atlas-failure";
import { groupFailedParts } from "../reading/failed-parts";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import type { IncompletePart, TeamDetail, TeamProjectRow } from "../types";
import { findTeam } from "./find-team";

/**
 * One team of an organization, with the projects it opens: Atlas says that only project by project, so it costs a call for
 * each, a few at a time. What could not be read is named in `incomplete`.
 * Throws AppError: BAD_INPUT, NOT_FOUND (unknown and foreign alike), ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readTeam(
  ctx: DirectoryReadContext,
  organizationId: string,
  teamId: string,
  options: ReadOptions = {},
): Promise<TeamDetail> {
  const connection = await ctx.connections.forOrganization(organizationId);
  const organization = await connection.organization().catch(throwAsAppError);
  const found = await findTeam(ctx, connection, organizationId, teamId, options).catch(throwAsAppError);
  const startedAt = new Date(ctx.now()).toISOString();
  const [users, projects] = await Promise.allSettled([
    readUsersOf(ctx, connection, organizationId, options),
    readOpenedProjects(ctx, connection, organizationId, teamId, options),
  ]);
  options.signal?.throwIfAborted();
  const incomplete: IncompletePart[] = [...found.incomplete];
  if (users.status === "rejected") incomplete.push(describeFailedPart("How many people are in the team", users.reason));
  else incomplete.push(...users.value.incomplete);
  if (projects.status === "rejected") {
    incomplete.push(describeFailedPart("The projects that the team opens", projects.reason));
  } else incomplete.push(...projects.value.incomplete);
  const members =
    users.status === "fulfilled" ? knownCount(countMembers(users.value.results).get(teamId), users.value) : null;
  return {
    organization: { id: organization.id, name: organization.name },
    team: { ...found.team, members },
    projects: projects.status === "fulfilled" ? projects.value.projects : null,
    readAt: oldestOf(found, { readAt: startedAt }, ...(users.status === "fulfilled" ? [users.value] : [])),
    incomplete,
  };
}

async function readOpenedProjects(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  teamId: string,
  options: ReadOptions,
): Promise<{ projects: TeamProjectRow[] | null; incomplete: IncompletePart[] }> {
  const listed = await readProjectsOf(ctx, connection, organizationId, options);
  const call = options.signal === undefined ? {} : { signal: options.signal };
  const reads = await readEveryProject(listed.results, options.signal, (id) =>
    connection.client.listProjectTeams(id, call),
  );
  const projects = reads.found.flatMap(({ project, value }) =>
    value.items
      .filter((team) => team.teamId === teamId)
      .map(({ roles }) => ({ id: project.id, name: project.name, roles })),
  );
  const unstable = reads.found.filter(({ value }) => !value.stable);
  return {
    projects: reads.found.length === 0 && listed.results.length > 0 ? null : projects,
    incomplete: [
      ...listed.incomplete,
      ...unstable.map(({ project }) => unstablePart(`The teams of ${project.name}`)),
      ...groupFailedParts("Whether the team opens", reads.failures, (count) => `${count} projects`),
    ],
  };
}
