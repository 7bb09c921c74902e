import type { OrganizationMembershipStatus, ProjectRoles } from "@/lib/atlas/types";

export type { OrganizationMembershipStatus, ProjectRoles };

/** A part of a read that did not succeed: shown as "could not be read, because …", never as empty (rule 1). */
export interface IncompletePart {
  /** What is missing, in words: "projects of Northwind Labs". */
  part: string;
  /** Why, as a sentence. */
  reason: string;
  /** What to do about it, as a sentence. */
  nextStep: string;
  /** Atlas's errorCode or our own word, for support. */
  code: string;
}

/** When something was read and what of it could not be. */
export interface ReadState {
  /** ISO 8601, UTC. */
  readAt: string;
  incomplete: IncompletePart[];
}

/** The shape of every JSON list (DESIGN §5). */
export interface ListOf<Row> extends ReadState {
  results: Row[];
  totalCount: number;
}

export interface OrganizationCounts {
  active: number;
  pending: number;
  expired: number;
  declined: number;
  /** ACTIVE users with the role Organization Owner. */
  activeOwners: number;
  projects: number;
  teams: number;
}

/** One connection's organization. A connection that could not be read still has its row: id null until Atlas has named it. */
export interface OrganizationSummary extends ReadState {
  id: string | null;
  name: string;
  /** The connection's name in the configuration; never its credential. */
  connection: string;
  /** Each count is null when it could not be read. */
  counts: { [Count in keyof OrganizationCounts]: number | null };
}

/** A row of the Users screen. Project and team names come from their own lists, so that 10,000 rows stay small. */
export interface OrganizationUserRow {
  id: string;
  username: string;
  /** "First Last", or null for invitations. */
  name: string | null;
  /** Null where the generation of the API does not tell (v1.0). */
  status: OrganizationMembershipStatus | null;
  /** Atlas's role constants, e.g. ORG_OWNER. */
  organizationRoles: string[];
  projectRoles: ProjectRoles[];
  teamIds: string[];
  lastAuthAt: string | null;
  createdAt: string | null;
  invitedAt: string | null;
  invitationExpiresAt: string | null;
  inviterUsername: string | null;
  /** Break-glass account of the configuration: can never be removed here. */
  isProtected: boolean;
}

export interface ProjectRow {
  id: string;
  name: string;
  clusterCount: number;
  createdAt: string;
  /** People with a direct role, at least so many where `incomplete` names the users; null when nobody can say, not even that there is none. */
  directUsers: number | null;
}

export interface TeamRow {
  id: string;
  name: string;
  /** Members in any status, at least so many where `incomplete` names the users; null when nobody can say, not even that there is none. */
  members: number | null;
}

/** One way by which a person reaches a project. Only `direct` can be removed at the project. */
export type AccessPath =
  | { via: "direct"; roles: string[] }
  | { via: "team"; teamId: string; teamName: string; roles: string[] }
  | { via: "organization"; organizationRole: string };

export interface ProjectUserRow {
  id: string;
  username: string;
  name: string | null;
  /** Null where the generation of the API does not tell (v1.0). */
  status: OrganizationMembershipStatus | null;
  access: AccessPath[];
  lastAuthAt: string | null;
  isProtected: boolean;
}

/** A team with roles in a project. */
export interface ProjectTeamRow {
  id: string;
  /** Null when the organization's teams could not be read. */
  name: string | null;
  roles: string[];
}

/** One project, with the teams that open it; `teams` is null when they could not be read. */
export interface ProjectDetail extends ReadState {
  organization: { id: string; name: string };
  project: ProjectRow;
  teams: ProjectTeamRow[] | null;
}

/** A project that a team opens, with what it may do there. */
export interface TeamProjectRow {
  id: string;
  name: string;
  roles: string[];
}

/** One team, with the projects it opens: those that could be read; `incomplete` names the others. Null when none could be. */
export interface TeamDetail extends ReadState {
  organization: { id: string; name: string };
  team: TeamRow;
  projects: TeamProjectRow[] | null;
}
