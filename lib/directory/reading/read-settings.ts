import type { AtlasOrganizationSettings } from "@/lib/atlas/leftover-types";
import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import type { ReadOptions } from "./read-cache";

/** The settings of an organization, at most ten minutes old: Atlas allows few of these calls. Throws AtlasError. */
export async function readSettingsOf(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  options: ReadOptions = {},
): Promise<AtlasOrganizationSettings> {
  const read = await ctx.cache.settings.read(
    organizationId,
    async (signal) => ({ results: [await connection.client.getOrganizationSettings(organizationId, { signal })] }),
    options,
  );
  return read.results[0];
}
