import { throwAsAppError, unstablePart } from "./atlas-failure";
import type { DirectoryReadContext } from "./cache";
import { findTeam } from "./find-team";
import { describeGenerationLimits, keepToldStatuses } from "./generation-limits";
import { describeOrganizationUsers } from "./organization-users";
import type { ReadOptions } from "./read-cache";
import { oldestOf } from "./read-state";
import type { ListOf, OrganizationUserRow } from "./types";

/**
 * Who is in a team, in all four statuses, by name; always read live. Throws AppError: BAD_INPUT, NOT_FOUND (unknown and
 * foreign alike), ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readTeamUsers(
  ctx: DirectoryReadContext,
  organizationId: string,
  teamId: string,
  options: ReadOptions = {},
): Promise<ListOf<OrganizationUserRow>> {
  const connection = await ctx.connections.forOrganization(organizationId);
  const found = await findTeam(ctx, connection, organizationId, teamId, options).catch(throwAsAppError);
  const { client } = connection;
  const startedAt = new Date(ctx.now()).toISOString();
  const call = options.signal === undefined ? {} : { signal: options.signal };
  const { items, stable } = await client.listTeamUsers(organizationId, teamId, call).catch(throwAsAppError);
  const results = keepToldStatuses(client.generation, describeOrganizationUsers(items, ctx.isProtected));
  const incomplete = [
    ...found.incomplete,
    ...(stable ? [] : [unstablePart("Some people of the team")]),
    ...describeGenerationLimits(client.generation, "the team"),
  ];
  return { results, totalCount: results.length, readAt: oldestOf(found, { readAt: startedAt }), incomplete };
}
