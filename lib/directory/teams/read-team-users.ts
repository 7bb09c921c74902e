import type { DirectoryReadContext } from "../cache";
import { describeOrganizationUsers } from "../organizations/organization-users";
import { throwAsAppError, unstablePart } from "../reading/atlas-failure";
import { describeGenerationLimits, keepToldStatuses } from "../reading/generation-limits";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import type { ListOf, OrganizationUserRow } from "../types";
import { findTeam } from "./find-team";

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
