/**
 * Reads user rows that are just as documented in one pass, without the copies that a schema makes: ten thousand
 * of them come at once, and this halves the time. Anything out of the ordinary gives null, and then the schema in
 * schemas.ts decides. A test holds the two to the same results.
 */

import { isRecord } from "../call/answer";
import { isAtlasId } from "../operations/operations";
import type { AtlasOrganizationUser, ProjectRoles } from "../types";

/** A user of an organization list, or null when the row is not an ordinary one. */
export function readOrganizationUserQuickly(row: unknown): AtlasOrganizationUser | null {
  if (!isRecord(row)) return null;
  const { roles, teamIds = [] } = row;
  if (!isRecord(roles) || !areIds(teamIds)) return null;
  const { orgRoles: organizationRoles = [], groupRoleAssignments = [] } = roles;
  if (!areTexts(organizationRoles)) return null;
  const projectRoles = readAssignments(groupRoleAssignments);
  if (projectRoles === null) return null;
  const { id, username, orgMembershipStatus: status } = row;
  if (!isAtlasId(id) || !isText(username)) return null;
  if (status === "ACTIVE") {
    const { firstName, lastName, createdAt, lastAuth = null } = row;
    if (typeof firstName !== "string" || typeof lastName !== "string") return null;
    if (!isText(createdAt) || !(lastAuth === null || isText(lastAuth))) return null;
    return {
      id,
      username,
      status,
      firstName,
      lastName,
      createdAt,
      lastAuthAt: lastAuth,
      invitedAt: null,
      invitationExpiresAt: null,
      inviterUsername: null,
      organizationRoles,
      projectRoles,
      teamIds,
    };
  }
  if (!isInvited(status)) return null;
  const { invitationCreatedAt, inviterUsername, invitationExpiresAt = null } = row;
  if (!isText(invitationCreatedAt) || !isText(inviterUsername)) return null;
  if (!(invitationExpiresAt === null || isText(invitationExpiresAt))) return null;
  return {
    id,
    username,
    status,
    firstName: null,
    lastName: null,
    createdAt: null,
    lastAuthAt: null,
    invitedAt: invitationCreatedAt,
    invitationExpiresAt,
    inviterUsername,
    organizationRoles,
    projectRoles,
    teamIds,
  };
}

type Invited = Exclude<AtlasOrganizationUser["status"], "ACTIVE">;

function isInvited(status: unknown): status is Invited {
  return status === "PENDING" || status === "INVITATION_EXPIRED" || status === "INVITATION_REJECTED";
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function areIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isAtlasId);
}

function readAssignments(value: unknown): ProjectRoles[] | null {
  if (!Array.isArray(value)) return null;
  const read: ProjectRoles[] = [];
  for (const assignment of value) {
    if (!isRecord(assignment)) return null;
    const { groupId, groupRoles = [] } = assignment;
    if (!isAtlasId(groupId) || !areTexts(groupRoles)) return null;
    read.push({ projectId: groupId, roles: groupRoles });
  }
  return read;
}
