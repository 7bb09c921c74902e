import type { Requests } from "../call/requests";
import type { AtlasInvitations, InvitationRequest } from "../invitation-types";
import { ADDED_USER, organizationInvitationOf, projectInvitationOf } from "../schemas/invitation-schemas";
import { requireUserIdInBody } from "./body-ids";

/** Both families of invitations. On v1.0 all of them are refused before anything is sent (call.ts). */
export function createInvitationMethods({ readOne, readBareList, remove, change }: Requests): AtlasInvitations {
  return {
    listOrganizationInvitations: (organizationId, o) =>
      readBareList(
        organizationInvitationOf(organizationId),
        { operation: "listOrgInvites", ids: [organizationId], query: usernameQuery(o?.username) },
        o,
      ),
    getOrganizationInvitation: (organizationId, invitationId, o) =>
      readOne(
        organizationInvitationOf(organizationId),
        { operation: "getOrgInvite", ids: [organizationId, invitationId] },
        o,
      ),
    revokeOrganizationInvitation: (organizationId, invitationId, o) =>
      remove({ operation: "deleteOrgInvite", ids: [organizationId, invitationId] }, o),
    listProjectInvitations: (projectId, o) =>
      readBareList(
        projectInvitationOf(projectId),
        { operation: "listGroupInvites", ids: [projectId], query: usernameQuery(o?.username) },
        o,
      ),
    getProjectInvitation: (projectId, invitationId, o) =>
      readOne(projectInvitationOf(projectId), { operation: "getGroupInvite", ids: [projectId, invitationId] }, o),
    revokeProjectInvitation: (projectId, invitationId, o) =>
      remove({ operation: "deleteGroupInvite", ids: [projectId, invitationId] }, o),
    inviteOrganizationUser: (organizationId, request, o) =>
      change(ADDED_USER, { operation: "createOrgUser", ids: [organizationId], body: orgUserRequest(request) }, o),
    addProjectUser: (projectId, { username, roles }, o) =>
      change(ADDED_USER, { operation: "addGroupUsers", ids: [projectId], body: { username, roles } }, o),
    async addTeamUser(organizationId, teamId, userId, o) {
      const operation = "addOrgTeamUser";
      requireUserIdInBody(operation, userId);
      return change(ADDED_USER, { operation, ids: [organizationId, teamId], body: { id: userId } }, o);
    },
  };
}

function usernameQuery(username: string | undefined): URLSearchParams {
  return new URLSearchParams(username === undefined ? {} : { username });
}

/** OrgUserRequest. Empty lists are left out: there is nothing to grant. */
function orgUserRequest({ username, organizationRoles, projectRoles, teamIds }: InvitationRequest) {
  const groupRoleAssignments = projectRoles.map(({ projectId, roles }) => ({ groupId: projectId, groupRoles: roles }));
  return {
    username,
    roles: {
      orgRoles: organizationRoles,
      ...(groupRoleAssignments.length === 0 ? {} : { groupRoleAssignments }),
    },
    ...(teamIds.length === 0 ? {} : { teamIds }),
  };
}
