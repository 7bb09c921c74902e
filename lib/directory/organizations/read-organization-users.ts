import type { AtlasClient, AtlasOrganizationUser } from "@/lib/atlas/types";
import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { throwAsAppError, unstablePart } from "../reading/atlas-failure";
import { describeGenerationLimits, keepToldStatuses } from "../reading/generation-limits";
import type { ReadOptions } from "../reading/read-cache";
import type { IncompletePart, ListOf, OrganizationUserRow } from "../types";
import { describeOrganizationUsers } from "./organization-users";
import { joinWritten, writeUsers } from "./written-users";

export interface UsersReadOptions extends ReadOptions {
  /** Whether the list, should it be read now, is written as JSON meanwhile: `writtenUsers` has it then. */
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
  const { client } = connection;
  return ctx.cache.users.read(
    organizationId,
    async (signal, readAt) => {
      // Of v1.0 there is less to tell, row by row.
      if (written && client.generation === "v2") {
        const write = (users: readonly AtlasOrganizationUser[]) => writeUsers(users, ctx.isProtected);
        const { items, stable } = await client.condenseOrganizationUsers(organizationId, write, { signal });
        return joinWritten(items, { readAt, incomplete: whatIsMissing(stable, client) });
      }
      const { items, stable } = await client.listOrganizationUsers(organizationId, { signal });
      const results = keepToldStatuses(client.generation, describeOrganizationUsers(items, ctx.isProtected));
      return { results, totalCount: results.length, readAt, incomplete: whatIsMissing(stable, client) };
    },
    options,
  );
}

function whatIsMissing(stable: boolean, { generation }: AtlasClient): IncompletePart[] {
  const unstable = stable ? [] : [unstablePart("Some users of the organization")];
  return [...unstable, ...describeGenerationLimits(generation, "the organization")];
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
  return recent !== undefined && recent.totalCount <= MAX_PREFETCHED_ROWS ? recent : null;
}
