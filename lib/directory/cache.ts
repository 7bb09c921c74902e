import type { AtlasOrganizationInvitation, AtlasProjectInvitation } from "@/lib/atlas/invitation-types";
import type { AtlasOrganizationSettings } from "@/lib/atlas/leftover-types";
import type { DirectoryContext } from "./context";
import type { Leftover } from "./person-types";
import { createReadCache, READ_MAX_AGE_MS, type ReadCache } from "./reading/read-cache";
import type { ListOf, OrganizationUserRow, ProjectRow, ReadState, TeamRow } from "./types";

/** Rows kept over all organizations: about 30 MB at half a kilobyte each, so that memory stays bounded with many large ones. */
const MAX_KEPT_USERS = 60_000;
const MAX_KEPT_ROWS_OF_THE_REST = 20_000;

/** One call for each project: kept while someone goes from the search to a person and to the queue. Incomplete ones are not. */
const PROJECT_INVITATIONS_MAX_AGE_MS = 2 * 60_000;
/** Atlas allows an organization ten of these calls, then five a minute, and the answer hardly ever changes. */
const SETTINGS_MAX_AGE_MS = 10 * 60_000;

/** A scan takes two calls for each project: kept from a person's page to the review of their removal and its confirmation. */
const LEFTOVERS_MAX_AGE_MS = 5 * 60_000;

/** What a whole scan found of one person, wherever they may have left something. */
export interface FoundLeftovers extends ReadState {
  results: Leftover[];
}

/** A project as Atlas lists it, before its users are counted. */
export type ListedProject = Omit<ProjectRow, "directUsers">;
/** A team as Atlas lists it, before its members are counted. */
export type ListedTeam = Omit<TeamRow, "members">;

/** Recent reads, kept by organization id. One for the process, made in lib/runtime.ts. */
export interface DirectoryCache {
  users: ReadCache<ListOf<OrganizationUserRow>>;
  projects: ReadCache<ListOf<ListedProject>>;
  teams: ReadCache<ListOf<ListedTeam>>;
  /** Of the old kind, to the organization itself. */
  organizationInvitations: ReadCache<ListOf<AtlasOrganizationInvitation>>;
  /** Of the old kind, of all projects. */
  projectInvitations: ReadCache<ListOf<AtlasProjectInvitation>>;
  /** One entry an organization. */
  settings: ReadCache<{ results: [AtlasOrganizationSettings] }>;
  /** By person. Only a scan that has read everything it can is kept. */
  leftovers: ReadCache<FoundLeftovers>;
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
  const users = createReadCache<ListOf<OrganizationUserRow>>({
    now,
    maxRows: MAX_KEPT_USERS,
    rowsOf: ({ totalCount }) => totalCount,
  });
  const projects = createReadCache<ListOf<ListedProject>>({ now, maxRows: MAX_KEPT_ROWS_OF_THE_REST });
  const teams = createReadCache<ListOf<ListedTeam>>({ now, maxRows: MAX_KEPT_ROWS_OF_THE_REST });
  const organizationInvitations = createReadCache<ListOf<AtlasOrganizationInvitation>>({
    now,
    maxRows: MAX_KEPT_ROWS_OF_THE_REST,
  });
  const projectInvitations = createReadCache<ListOf<AtlasProjectInvitation>>({
    now,
    maxRows: MAX_KEPT_ROWS_OF_THE_REST,
    maxAgeMs: ({ incomplete }) => (incomplete.length === 0 ? PROJECT_INVITATIONS_MAX_AGE_MS : READ_MAX_AGE_MS),
  });
  const settings = createReadCache<{ results: [AtlasOrganizationSettings] }>({
    now,
    maxRows: MAX_KEPT_ROWS_OF_THE_REST,
    maxAgeMs: () => SETTINGS_MAX_AGE_MS,
  });
  const leftovers = createReadCache<FoundLeftovers>({
    now,
    maxRows: MAX_KEPT_ROWS_OF_THE_REST,
    // What an old generation of the API cannot show, it will not show the next time either.
    maxAgeMs: ({ incomplete }) => (incomplete.every(({ code }) => code === "NOT_IN_V1") ? LEFTOVERS_MAX_AGE_MS : 0),
  });
  return {
    users,
    projects,
    teams,
    organizationInvitations,
    projectInvitations,
    settings,
    leftovers,
    invalidate(organizationId, beganBeforeMs) {
      for (const lists of [users, projects, teams, organizationInvitations, projectInvitations]) {
        lists.forget(organizationId, beganBeforeMs);
      }
      leftovers.forgetAll(beganBeforeMs);
    },
  };
}
