/** The shapes of both invitation families and of what an invitation answers. Most fields are optional in the description. */

import { z } from "zod";
import type { AtlasOrganizationInvitation, AtlasProjectInvitation } from "../invitation-types";
import { joinByProject } from "./role-assignments";
import { id, names, type Shape, shape, text } from "./schemas";

const invitationFields = {
  id,
  username: text,
  roles: names.nullish(),
  inviterUsername: text.nullish(),
  createdAt: text.nullish(),
  expiresAt: text.nullish(),
};

// The description's GroupRole has one role an entry; its guides show lists. Both are read.
const groupRole = z.object({
  groupId: id,
  groupRole: text.nullish(),
  roles: names.nullish(),
  groupRoles: names.nullish(),
});
const organizationInvitation = z.object({
  ...invitationFields,
  orgId: id.nullish(),
  groupRoleAssignments: z.array(groupRole).nullish(),
  teamIds: z.array(id).nullish(),
});
const projectInvitation = z.object({ ...invitationFields, groupId: id.nullish() });

/** OrganizationInvitation */
export function organizationInvitationOf(organizationId: string): Shape<AtlasOrganizationInvitation> {
  return shape(organizationInvitation, (wire) => ({
    id: wire.id,
    organizationId: wire.orgId ?? organizationId,
    username: wire.username,
    organizationRoles: wire.roles ?? [],
    projectRoles: joinByProject(
      (wire.groupRoleAssignments ?? []).map(({ groupId, groupRole: single, roles, groupRoles }) => ({
        projectId: groupId,
        roles: [...(single ? [single] : []), ...(roles ?? []), ...(groupRoles ?? [])],
      })),
    ),
    teamIds: wire.teamIds ?? [],
    inviterUsername: wire.inviterUsername ?? null,
    invitedAt: wire.createdAt ?? null,
    expiresAt: wire.expiresAt ?? null,
  }));
}

/** GroupInvitation */
export function projectInvitationOf(projectId: string): Shape<AtlasProjectInvitation> {
  return shape(projectInvitation, (wire) => ({
    id: wire.id,
    projectId: wire.groupId ?? projectId,
    username: wire.username,
    roles: wire.roles ?? [],
    inviterUsername: wire.inviterUsername ?? null,
    invitedAt: wire.createdAt ?? null,
    expiresAt: wire.expiresAt ?? null,
  }));
}

/** What createOrgUser and addGroupUsers answer, as far as anyone here needs it. */
export const ADDED_USER: Shape<{ userId: string; status: string }> = shape(
  z.object({ id, orgMembershipStatus: text }),
  (wire) => ({ userId: wire.id, status: wire.orgMembershipStatus }),
);
