import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { readProjectsOf } from "../projects/read-projects";
import { describeFailedPart } from "../reading/atlas-failure";
import { startPatience } from "../reading/patience";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import { within } from "../reading/within";
import { readTeamsOf } from "../teams/read-teams";
import type { IncompletePart, ListOf, OrganizationCounts, OrganizationSummary, OrganizationUserRow } from "../types";
import { readUsersOf } from "./read-organization-users";

/**
 * How long the overview waits for any one part. The part's read goes on in the background, so that the next look at the
 * overview finds it done; until then its count is "could not be read", and the other organizations are not kept waiting.
 */
const PATIENCE_MS = 8_000;

type Counts = OrganizationSummary["counts"];

const NO_COUNTS: Counts = {
  active: null,
  pending: null,
  expired: null,
  declined: null,
  activeOwners: null,
  projects: null,
  teams: null,
};

/** v1.0 shows active users alone: that is not the same as no invitations. */
const UNSEEN_BY_V1 = { pending: null, expired: null, declined: null };

/**
 * Every connection's organization with its counts, in the order of the configuration, all read in parallel. A connection
 * that fails keeps its row: what could not be counted is null and named in the row's `incomplete`, and again in the list's.
 * Throws nothing of Atlas's: a broken connection is a row that says so.
 */
export async function readOrganizations(
  ctx: DirectoryReadContext,
  options: ReadOptions & { patienceMs?: number } = {},
): Promise<ListOf<OrganizationSummary>> {
  const startedAt = new Date(ctx.now()).toISOString();
  const { patienceMs = PATIENCE_MS, signal, ...readOptions } = options;
  // The caller's signal ends the waiting only: an overview that is left early has warmed the lists for the next page.
  const patience = startPatience(patienceMs, signal);
  const results = await Promise.all(
    ctx.connections.all().map((connection) => summarise(ctx, connection, readOptions, patience, startedAt)),
  );
  signal?.throwIfAborted();
  return {
    results,
    totalCount: results.length,
    readAt: oldestOf({ readAt: startedAt }, ...results),
    incomplete: results.flatMap(({ incomplete }) => incomplete),
  };
}

async function summarise(
  ctx: DirectoryReadContext,
  connection: Connection,
  options: ReadOptions,
  patience: AbortSignal,
  startedAt: string,
): Promise<OrganizationSummary> {
  const [asked] = await Promise.allSettled([within(patience, connection.organization())]);
  if (asked.status === "rejected") {
    const failed = describeFailedPart(`The organization of the connection "${connection.name}"`, asked.reason);
    const row = { id: null, name: connection.name, connection: connection.name, counts: NO_COUNTS };
    return { ...row, readAt: startedAt, incomplete: [failed] };
  }
  const { id, name } = asked.value;
  const [users, projects, teams] = await Promise.allSettled([
    within(patience, readUsersOf(ctx, connection, id, options)),
    within(patience, readProjectsOf(ctx, connection, id, options)),
    within(patience, readTeamsOf(ctx, connection, id, options)),
  ]);
  const counts: Counts = {
    ...(users.status === "fulfilled" ? countUsers(users.value.results) : NO_COUNTS),
    ...(connection.client.generation === "v1.0" ? UNSEEN_BY_V1 : {}),
    projects: projects.status === "fulfilled" ? projects.value.totalCount : null,
    teams: teams.status === "fulfilled" ? teams.value.totalCount : null,
  };
  const incomplete: IncompletePart[] = [];
  const reads: [{ readAt: string }, ...{ readAt: string }[]] = [{ readAt: startedAt }];
  for (const [part, read] of [
    ["Users", users],
    ["Projects", projects],
    ["Teams", teams],
  ] as const) {
    if (read.status === "rejected") {
      incomplete.push(describeFailedPart(`${part} of ${name}`, read.reason));
      continue;
    }
    for (const missing of read.value.incomplete) incomplete.push({ ...missing, part: `${missing.part} (${name})` });
    reads.push(read.value);
  }
  return { id, name, connection: connection.name, counts, readAt: oldestOf(...reads), incomplete };
}

/** Who is listed without a status (v1.0) is active: that generation lists nobody else. */
function countUsers(users: readonly OrganizationUserRow[]): Omit<OrganizationCounts, "projects" | "teams"> {
  const counts = { active: 0, pending: 0, expired: 0, declined: 0, activeOwners: 0 };
  for (const { status, organizationRoles } of users) {
    if (status === null || status === "ACTIVE") {
      counts.active += 1;
      if (organizationRoles.includes("ORG_OWNER")) counts.activeOwners += 1;
    } else if (status === "PENDING") counts.pending += 1;
    else if (status === "INVITATION_EXPIRED") counts.expired += 1;
    else counts.declined += 1;
  }
  return counts;
}
