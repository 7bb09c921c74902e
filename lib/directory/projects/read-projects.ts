import type { DirectoryReadContext, ListedProject } from "../cache";
import type { Connection } from "../context";
import { countDirectUsers, knownCount } from "../organizations/count-people";
import { compareNamed } from "../organizations/organization-users";
import { readUsersOf } from "../organizations/read-organization-users";
import { describeFailedPart, throwAsAppError, unstablePart } from "../reading/atlas-failure";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import type { ListOf, ProjectRow } from "../types";

/**
 * The projects of an organization by name, with how many people have a direct role in each. The count comes from the
 * organization's users (Atlas lists everyone's direct project roles there), so it costs no call for each project; when the
 * users cannot be read it is null and `incomplete` says why.
 * Throws AppError: BAD_INPUT, NOT_FOUND, ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readProjects(
  ctx: DirectoryReadContext,
  organizationId: string,
  options: ReadOptions = {},
): Promise<ListOf<ProjectRow>> {
  const connection = await ctx.connections.forOrganization(organizationId);
  const [projects, users] = await Promise.allSettled([
    readProjectsOf(ctx, connection, organizationId, options),
    readUsersOf(ctx, connection, organizationId, options),
  ]);
  if (projects.status === "rejected") return throwAsAppError(projects.reason);
  const listed = projects.value;
  // Where there is none, nothing is counted, and what is not known of the users says nothing about it.
  if (listed.results.length === 0) return { ...listed, results: [] };
  if (users.status === "rejected") {
    const failed = describeFailedPart("How many people are in each project", users.reason);
    return {
      ...listed,
      results: listed.results.map((project) => ({ ...project, directUsers: null })),
      incomplete: [...listed.incomplete, failed],
    };
  }
  const counts = countDirectUsers(users.value.results);
  return {
    results: listed.results.map((project) => ({
      ...project,
      directUsers: knownCount(counts.get(project.id), users.value),
    })),
    totalCount: listed.totalCount,
    readAt: oldestOf(listed, users.value),
    incomplete: [...listed.incomplete, ...users.value.incomplete],
  };
}

/** The projects alone, for a connection already found; throws AtlasError. */
export function readProjectsOf(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  options: ReadOptions = {},
): Promise<ListOf<ListedProject>> {
  return ctx.cache.projects.read(
    organizationId,
    async (signal, readAt) => {
      const { items, stable } = await connection.client.listProjects(organizationId, { signal });
      const results = items
        .map(({ id, name, clusterCount, createdAt }) => ({ id, name, clusterCount, createdAt }))
        .sort(compareNamed);
      const incomplete = stable ? [] : [unstablePart("Some projects of the organization")];
      return { results, totalCount: results.length, readAt, incomplete };
    },
    options,
  );
}
