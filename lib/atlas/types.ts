import type { CallsLeft } from "./call/budget";
import type { AtlasList, CallOptions, ProjectRoles, RemovalAnswer } from "./call-types";
import type { AtlasInvitations } from "./invitation-types";
import type { AtlasLeftovers } from "./leftover-types";

export type { AtlasList, CallOptions, ProjectRoles, RemovalAnswer };

/**
 * What the Atlas client gives and takes. Atlas's wire word "group" is "project" from here on;
 * each operation names its operationId in the published description.
 */

/** Atlas's four. Lists hide the last two unless asked; the client always asks for all four. */
export const ORGANIZATION_MEMBERSHIP_STATUSES = [
  "ACTIVE",
  "PENDING",
  "INVITATION_EXPIRED",
  "INVITATION_REJECTED",
] as const;
export type OrganizationMembershipStatus = (typeof ORGANIZATION_MEMBERSHIP_STATUSES)[number];

export interface AtlasOrganization {
  id: string;
  name: string;
  isDeleted: boolean;
}

export interface AtlasProject {
  id: string;
  organizationId: string;
  name: string;
  clusterCount: number;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** Which generation of the API a client speaks. */
export type ApiGeneration = "v2" | "v1.0";

/** What active and pending users share. `mobileNumber` is dropped at the boundary: nobody here needs it. */
interface AtlasUserBase {
  id: string;
  /** The e-mail, as Atlas spells it. Compare case-insensitively. */
  username: string;
  status: OrganizationMembershipStatus;
  /** Null for invitations. */
  firstName: string | null;
  lastName: string | null;
  /** ISO 8601; null for invitations. */
  createdAt: string | null;
  /** ISO 8601; null when Atlas has no sign-in on record. It is the account's last sign-in, not this organization's. */
  lastAuthAt: string | null;
  /** ISO 8601; null for active users. */
  invitedAt: string | null;
  /** ISO 8601; null for active users and rejected invitations. */
  invitationExpiresAt: string | null;
  inviterUsername: string | null;
}

export interface AtlasOrganizationUser extends AtlasUserBase {
  organizationRoles: string[];
  /** Direct project roles only: Atlas does not say here what a team or an organization role opens. */
  projectRoles: ProjectRoles[];
  teamIds: string[];
}

export interface AtlasProjectUser extends AtlasUserBase {
  roles: string[];
}

export interface AtlasTeam {
  id: string;
  name: string;
}

export interface AtlasProjectTeam {
  teamId: string;
  roles: string[];
}

export interface UserFilter {
  /** Exact e-mail. */
  username?: string;
}

export interface ProjectUserFilter extends UserFilter {
  /** Also people who come in through a team. */
  flattenTeams?: boolean;
  /** Also people whose organization role opens every project. */
  includeOrganizationUsers?: boolean;
}

/** One Atlas credential's view of Atlas. Every method throws `AtlasError` and nothing else. */
export interface AtlasClient extends AtlasInvitations, AtlasLeftovers {
  /** v1.0 sees active users only, and no statuses; what it cannot do throws an AtlasError of the kind `unsupported`. */
  readonly generation: ApiGeneration;
  /** listOrgs */
  listOrganizations(options?: CallOptions): Promise<AtlasList<AtlasOrganization>>;
  /** getOrg */
  getOrganization(organizationId: string, options?: CallOptions): Promise<AtlasOrganization>;
  /** getOrgGroups */
  listProjects(organizationId: string, options?: CallOptions): Promise<AtlasList<AtlasProject>>;
  /** listOrgUsers, all four statuses unless `statuses` says which (v1.0 knows active users only). */
  listOrganizationUsers(
    organizationId: string,
    options?: CallOptions & UserFilter & { statuses?: readonly OrganizationMembershipStatus[] },
  ): Promise<AtlasList<AtlasOrganizationUser>>;
  /**
   * The same list made of something else: `condense` gets the users of a page as it comes in, gives one item for each, and
   * the users are let go. Ten thousand of them kept to the end are mostly work for the garbage collector. Pages of a
   * reading that shifted are condensed as well.
   */
  condenseOrganizationUsers<Item extends { id: string }>(
    organizationId: string,
    condense: (users: readonly AtlasOrganizationUser[]) => Item[],
    options?: CallOptions,
  ): Promise<AtlasList<Item>>;
  /** getOrgUser, all four statuses */
  getOrganizationUser(organizationId: string, userId: string, options?: CallOptions): Promise<AtlasOrganizationUser>;
  /** removeOrgUser. Never retried here: without an answer it throws an `ambiguous` error. */
  removeOrganizationUser(organizationId: string, userId: string, options?: CallOptions): Promise<RemovalAnswer>;
  /** listGroupUsers, all four statuses */
  listProjectUsers(projectId: string, options?: CallOptions & ProjectUserFilter): Promise<AtlasList<AtlasProjectUser>>;
  /** getGroupUser, all four statuses */
  getProjectUser(projectId: string, userId: string, options?: CallOptions): Promise<AtlasProjectUser>;
  /** removeGroupUser. Never retried here: without an answer it throws an `ambiguous` error. */
  removeProjectUser(projectId: string, userId: string, options?: CallOptions): Promise<RemovalAnswer>;
  /** listOrgTeams */
  listTeams(organizationId: string, options?: CallOptions): Promise<AtlasList<AtlasTeam>>;
  /** listGroupTeams */
  listProjectTeams(projectId: string, options?: CallOptions): Promise<AtlasList<AtlasProjectTeam>>;
  /** listOrgTeamUsers, all four statuses */
  listTeamUsers(
    organizationId: string,
    teamId: string,
    options?: CallOptions & UserFilter,
  ): Promise<AtlasList<AtlasOrganizationUser>>;
  /** removeOrgTeamUser. Never retried here: without an answer it throws an `ambiguous` error. */
  removeTeamUser(organizationId: string, teamId: string, userId: string, options?: CallOptions): Promise<RemovalAnswer>;
  /**
   * How many calls about an organization's users, those that remove them included, Atlas last said are left. Asks nothing; null
   * where Atlas has not said it within the last minutes.
   */
  userCallsLeft(organizationId: string): CallsLeft | null;
  /** Ends keep-alive connections. */
  close(): Promise<void>;
}
