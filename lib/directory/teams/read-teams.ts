import type { DirectoryReadContext, ListedTeam } from "../cache";
import type { Connection } from "../context";
import { countMembers, knownCount } from "../organizations/count-people";
import { compareNamed } from "../organizations/organization-users";
import { readUsersOf } from "../organizations/read-organization-users";
import { describeFailedPart, throwAsAppError, unstablePart } from "../reading/atlas-failure";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import type { ListOf, TeamRow } from "../types";

/**
 * The teams of an organization by name, with their members counted from the organization's users; when those cannot be
 * read the count is null and `incomplete` says why. Throws AppError: BAD_INPUT, NOT_FOUND, ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readTeams(
  ctx: DirectoryReadContext,
  organizationId: string,
  options: ReadOptions = {},
): Promise<ListOf<TeamRow>> {
  const connection = await ctx.connections.forOrganization(organizationId);
  const [teams, users] = await Promise.allSettled([
    readTeamsOf(ctx, connection, organizationId, options),
    readUsersOf(ctx, connection, organizationId, options),
  ]);
  if (teams.status === "rejected") return throwAsAppError(teams.reason);
  const listed = teams.value;
  // Where there is none, nothing is counted, and what is not known of the users says nothing about it.
  if (listed.results.length === 0) return { ...listed, results: [] };
  if (users.status === "rejected") {
    const failed = describeFailedPart("How many people are in each team", users.reason);
    return {
      ...listed,
      results: listed.results.map((team) => ({ ...team, members: null })),
      incomplete: [...listed.incomplete, failed],
    };
  }
  const counts = countMembers(users.value.results);
  return {
    results: listed.results.map((team) => ({ ...team, members: knownCount(counts.get(team.id), users.value) })),
    totalCount: listed.totalCount,
    readAt: oldestOf(listed, users.value),
    incomplete: [...listed.incomplete, ...users.value.incomplete],
  };
}

/** The teams alone, for a connection already found; throws AtlasError. */
export function readTeamsOf(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  options: ReadOptions = {},
): Promise<ListOf<ListedTeam>> {
  return ctx.cache.teams.read(
    organizationId,
    async (signal, readAt) => {
      const { items, stable } = await connection.client.listTeams(organizationId, { signal });
      const results = items.map(({ id, name }) => ({ id, name })).sort(compareNamed);
      const incomplete = stable ? [] : [unstablePart("Some teams of the organization")];
      return { results, totalCount: results.length, readAt, incomplete };
    },
    options,
  );
}
