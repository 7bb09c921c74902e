import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasOrganizationInvitation, AtlasProjectInvitation } from "@/lib/atlas/invitation-types";
import type { DirectoryReadContext, ListedProject } from "../cache";
import type { Connection } from "../context";
import { readProjectsOf } from "../projects/read-projects";
import { unstablePart } from "../reading/atlas-failure";
import { groupFailedParts } from "../reading/failed-parts";
import { describeGenerationLimits } from "../reading/generation-limits";
import { settleInParallel } from "../reading/in-parallel";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import type { ListOf } from "../types";

/** Calls at once for the projects of one organization: the client opens eight connections, and the rest of the screen has to load too. */
export const PROJECTS_AT_ONCE = 6;

/** The old invitations to an organization; none, and `incomplete`, on v1.0. Throws AtlasError, for callers that go on without this part. */
export function readOrganizationInvitationsOf(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  options: ReadOptions = {},
): Promise<ListOf<AtlasOrganizationInvitation>> {
  const { client } = connection;
  return ctx.cache.organizationInvitations.read(
    organizationId,
    async (signal, readAt) => {
      const limits = describeGenerationLimits(client.generation, "the organization");
      if (limits.length > 0) return { results: [], totalCount: 0, readAt, incomplete: limits };
      const { items, stable } = await client.listOrganizationInvitations(organizationId, { signal });
      const incomplete = stable ? [] : [unstablePart("Some legacy invitations to the organization")];
      return { results: items, totalCount: items.length, readAt, incomplete };
    },
    options,
  );
}

/**
 * The old invitations to every project of an organization: one call for each. A project that cannot be read is named in
 * `incomplete` and hides no other. Throws AtlasError when the projects themselves cannot be listed.
 */
export function readProjectInvitationsOf(
  ctx: DirectoryReadContext,
  connection: Connection,
  organizationId: string,
  options: ReadOptions = {},
): Promise<ListOf<AtlasProjectInvitation>> {
  const { client } = connection;
  return ctx.cache.projectInvitations.read(
    organizationId,
    async (signal, readAt) => {
      const limits = describeGenerationLimits(client.generation, "the organization");
      if (limits.length > 0) return { results: [], totalCount: 0, readAt, incomplete: limits };
      const projects = await readProjectsOf(ctx, connection, organizationId, { ...options, signal });
      const reads = await readEveryProject(projects.results, signal, (projectId) =>
        client.listProjectInvitations(projectId, { signal }),
      );
      const results = reads.found.flatMap(({ value }) => value.items);
      const incomplete = [
        ...projects.incomplete,
        ...groupFailedParts("Legacy invitations to", reads.failures, (count) => `${count} projects`),
      ];
      return { results, totalCount: results.length, readAt: oldestOf({ readAt }, projects), incomplete };
    },
    options,
  );
}

/**
 * Asks the same of every project, a few at a time. Where Atlas refuses for all of them alike (the version is gone, the address is
 * not on the access list), the rest is not asked: they count as failed for the same reason.
 */
export async function readEveryProject<Value>(
  projects: readonly ListedProject[],
  signal: AbortSignal | undefined,
  read: (projectId: string) => Promise<Value>,
): Promise<{
  found: { project: ListedProject; value: Value }[];
  failures: { name: string; reason: unknown }[];
}> {
  let refusal: unknown;
  const outcomes = await settleInParallel(
    projects,
    PROJECTS_AT_ONCE,
    async (project) => {
      if (refusal !== undefined) throw refusal;
      try {
        return await read(project.id);
      } catch (failure) {
        if (concernsEveryProject(failure)) refusal = failure;
        throw failure;
      }
    },
    signal,
  );
  signal?.throwIfAborted();
  const found: { project: ListedProject; value: Value }[] = [];
  const failures: { name: string; reason: unknown }[] = [];
  for (const [index, project] of projects.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status === "fulfilled") found.push({ project, value: outcome.value });
    else failures.push({ name: project.name, reason: outcome?.reason });
  }
  return { found, failures };
}

/** Whether a refusal holds for every project of the organization. A missing role does not: roles are given by project. */
export function concernsEveryProject(failure: unknown): boolean {
  if (!isAtlasError(failure)) return false;
  return ["version_gone", "unsupported", "access_list", "suspended", "token_limit"].includes(failure.kind);
}
