import { AppError } from "@/lib/errors";
import type { DirectoryReadContext, ListedProject } from "../cache";
import type { Connection } from "../context";
import { requireAtlasId } from "../reading/atlas-id";
import type { ReadOptions } from "../reading/read-cache";
import type { ReadState } from "../types";
import { readProjectsOf } from "./read-projects";

/**
 * The project, if it belongs to this organization. A project of another organization and one that does not exist give the
 * same NOT_FOUND. Before that is said of a list read earlier, Atlas is asked again: the project may be new.
 * Throws AppError BAD_INPUT or NOT_FOUND, or AtlasError.
 */
export async function findProject(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  projectId: string,
  options: ReadOptions = {},
): Promise<ReadState & { project: ListedProject }> {
  requireAtlasId(projectId, "project");
  const recent = await readProjectsOf(ctx, connection, organizationId, options);
  const found = recent.results.find(({ id }) => id === projectId);
  if (found !== undefined) return { project: found, readAt: recent.readAt, incomplete: recent.incomplete };
  const current = await readProjectsOf(ctx, connection, organizationId, { ...options, fresh: true });
  const project = current.results.find(({ id }) => id === projectId);
  if (project !== undefined) return { project, readAt: current.readAt, incomplete: current.incomplete };
  throw new AppError("NOT_FOUND", "This organization has no project with this id.", {
    hint: "It may have been deleted. Choose a project from the list.",
  });
}
