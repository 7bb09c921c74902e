import { AppError } from "@/lib/errors";
import type { DirectoryReadContext, ListedTeam } from "../cache";
import type { Connection } from "../context";
import { requireAtlasId } from "../reading/atlas-id";
import type { ReadOptions } from "../reading/read-cache";
import type { ReadState } from "../types";
import { readTeamsOf } from "./read-teams";

/**
 * The team, if it belongs to this organization; a team of another organization and one that does not exist give the same
 * NOT_FOUND, said only after Atlas was asked again. Throws AppError BAD_INPUT or NOT_FOUND, or AtlasError.
 */
export async function findTeam(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  teamId: string,
  options: ReadOptions = {},
): Promise<ReadState & { team: ListedTeam }> {
  requireAtlasId(teamId, "team");
  for (const attempt of [options, { ...options, fresh: true }]) {
    const { results, readAt, incomplete } = await readTeamsOf(ctx, connection, organizationId, attempt);
    const team = results.find(({ id }) => id === teamId);
    if (team !== undefined) return { team, readAt, incomplete };
  }
  throw new AppError("NOT_FOUND", "This organization has no team with this id.", {
    hint: "It may have been deleted. Choose a team from the list.",
  });
}
