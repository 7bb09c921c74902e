import type { AtlasList, CallOptions, ProjectRoles, RemovalAnswer } from "./call-types";

/** An invitation of the deprecated family /orgs/{orgId}/invites (sunset 2027-07-01). The modern lists show the same person as a user. */
export interface AtlasOrganizationInvitation {
  id: string;
  organizationId: string;
  username: string;
  organizationRoles: string[];
  projectRoles: ProjectRoles[];
  teamIds: string[];
  inviterUsername: string | null;
  /** ISO 8601. */
  invitedAt: string | null;
  expiresAt: string | null;
}

/** An invitation of the deprecated family /groups/{groupId}/invites: no user list shows it, only this family removes it. */
export interface AtlasProjectInvitation {
  id: string;
  projectId: string;
  username: string;
  roles: string[];
  inviterUsername: string | null;
  invitedAt: string | null;
  expiresAt: string | null;
}

/** What a new invitation grants. */
export interface InvitationRequest {
  username: string;
  /** At least one (createOrgUser). */
  organizationRoles: string[];
  projectRoles: ProjectRoles[];
  teamIds: string[];
}

/** Both invitation families. The deprecated lists are bare arrays, and may be gone (410, kind `version_gone`). */
export interface AtlasInvitations {
  /** listOrgInvites */
  listOrganizationInvitations(
    organizationId: string,
    options?: CallOptions & { username?: string },
  ): Promise<AtlasList<AtlasOrganizationInvitation>>;
  /** getOrgInvite */
  getOrganizationInvitation(
    organizationId: string,
    invitationId: string,
    options?: CallOptions,
  ): Promise<AtlasOrganizationInvitation>;
  /** deleteOrgInvite. Never retried here: without an answer it throws an `ambiguous` error. */
  revokeOrganizationInvitation(
    organizationId: string,
    invitationId: string,
    options?: CallOptions,
  ): Promise<RemovalAnswer>;
  /** listGroupInvites */
  listProjectInvitations(
    projectId: string,
    options?: CallOptions & { username?: string },
  ): Promise<AtlasList<AtlasProjectInvitation>>;
  /** getGroupInvite */
  getProjectInvitation(projectId: string, invitationId: string, options?: CallOptions): Promise<AtlasProjectInvitation>;
  /** deleteGroupInvite. Leaves an organization invitation that was made with it. Never retried here. */
  revokeProjectInvitation(projectId: string, invitationId: string, options?: CallOptions): Promise<RemovalAnswer>;
  /** createOrgUser: invites, or adds at once where single sign-on allows it. Never retried here: `ambiguous` without an answer. */
  inviteOrganizationUser(
    organizationId: string,
    request: InvitationRequest,
    options?: CallOptions,
  ): Promise<{ userId: string; status: string }>;
  /** addGroupUsers: gives a direct project role back. Never retried here. */
  addProjectUser(
    projectId: string,
    request: { username: string; roles: string[] },
    options?: CallOptions,
  ): Promise<{ userId: string; status: string }>;
  /** addOrgTeamUser: for an active user or one whose invitation is open. Never retried here. */
  addTeamUser(
    organizationId: string,
    teamId: string,
    userId: string,
    options?: CallOptions,
  ): Promise<{ userId: string; status: string }>;
}
