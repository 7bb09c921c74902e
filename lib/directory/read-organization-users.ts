import { throwAsAppError, unstablePart } from "./atlas-failure";
import type { DirectoryReadContext } from "./cache";
import type { Connection } from "./context";
import { collectEarlyRows } from "./early-rows";
import { describeGenerationLimits, keepToldStatuses } from "./generation-limits";
import { describeOrganizationUsers } from "./organization-users";
import type { ReadOptions } from "./read-cache";
import type { ListOf, OrganizationUserRow } from "./types";

export interface UsersReadOptions extends ReadOptions {
  /** Whether the list, should it be read now, is also written as JSON meanwhile: `writtenUsers` has it then. */
  written?: boolean;
}

/**
 * Everyone in an organization in all four statuses, sorted by name, else e-mail. At most half a minute old unless `fresh`;
 * the same object as long as it is the same read, not to be changed. A list that shifted while it was read says so in
 * `incomplete`. Throws AppError: BAD_INPUT, NOT_FOUND, ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readOrganizationUsers(
  ctx: DirectoryReadContext,
  organizationId: string,
  options: UsersReadOptions = {},
): Promise<ListOf<OrganizationUserRow>> {
  const connection = await ctx.connections.forOrganization(organizationId);
  return readUsersOf(ctx, connection, organizationId, options).catch(throwAsAppError);
}

/** The same for a connection already found; throws AtlasError, for callers that go on without this part. */
export function readUsersOf(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  { written = false, ...options }: UsersReadOptions = {},
): Promise<ListOf<OrganizationUserRow>> {
  return ctx.cache.users.read(
    organizationId,
    async (signal, readAt) => {
      const { client } = connection;
      // v1.0 tells of no page before the list is whole.
      const early = written && client.generation === "v2" ? collectEarlyRows(ctx.isProtected) : null;
      const { items, stable } = await client.listOrganizationUsers(organizationId, {
        signal,
        ...(early === null ? {} : { onPage: early.take }),
      });
      const incomplete = [
        ...(stable ? [] : [unstablePart("Some users of the organization")]),
        ...describeGenerationLimits(client.generation, "the organization"),
      ];
      if (early !== null) return early.finish(items, { readAt, incomplete });
      const results = keepToldStatuses(client.generation, describeOrganizationUsers(items, ctx.isProtected));
      return { results, totalCount: results.length, readAt, incomplete };
    },
    options,
  );
}

/** Rows a page may carry in its first HTML; longer lists are fetched by the browser, beside the page. */
const MAX_PREFETCHED_ROWS = 1_000;

/**
 * The users if they are at hand and few enough to travel inside a page; asks nobody.
 * The caller must have authorised the reader and found the organization before.
 */
export function peekOrganizationUsers(
  ctx: DirectoryReadContext,
  organizationId: string,
): ListOf<OrganizationUserRow> | null {
  const recent = ctx.cache.users.peek(organizationId);
  return recent !== undefined && recent.results.length <= MAX_PREFETCHED_ROWS ? recent : null;
}
