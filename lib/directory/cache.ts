import type { DirectoryContext } from "./context";
import { createReadCache, type ReadCache } from "./read-cache";
import type { ListOf, OrganizationUserRow, ProjectRow, TeamRow } from "./types";

/** Rows kept over all organizations: about 30 MB at half a kilobyte each, so that memory stays bounded with many large ones. */
const MAX_KEPT_USERS = 60_000;
const MAX_KEPT_ROWS_OF_THE_REST = 20_000;

/** A project as Atlas lists it, before its users are counted. */
export type ListedProject = Omit<ProjectRow, "directUsers">;
/** A team as Atlas lists it, before its members are counted. */
export type ListedTeam = Omit<TeamRow, "members">;

/** Recent reads, kept by organization id. One for the process, made in lib/runtime.ts. */
export interface DirectoryCache {
  users: ReadCache<ListOf<OrganizationUserRow>>;
  projects: ReadCache<ListOf<ListedProject>>;
  teams: ReadCache<ListOf<ListedTeam>>;
  /**
   * Forgets all of one organization, so that the next read sees Atlas as it is now: called after a removal settled. With
   * `beganBeforeMs` only what began earlier, for a removal that another process settled at that time.
   */
  invalidate(organizationId: string, beganBeforeMs?: number): void;
}

/** What the readers of this folder need: the directory's context, and where recent reads are kept. */
export interface DirectoryReadContext extends DirectoryContext {
  cache: DirectoryCache;
}

/** `now` in milliseconds since the epoch. */
export function createDirectoryCache({ now }: { now(): number }): DirectoryCache {
  const users = createReadCache<ListOf<OrganizationUserRow>>({ now, maxRows: MAX_KEPT_USERS });
  const projects = createReadCache<ListOf<ListedProject>>({ now, maxRows: MAX_KEPT_ROWS_OF_THE_REST });
  const teams = createReadCache<ListOf<ListedTeam>>({ now, maxRows: MAX_KEPT_ROWS_OF_THE_REST });
  return {
    users,
    projects,
    teams,
    invalidate(organizationId, beganBeforeMs) {
      for (const lists of [users, projects, teams]) lists.forget(organizationId, beganBeforeMs);
    },
  };
}
