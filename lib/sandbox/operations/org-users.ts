import { apiFailure } from "../http/api-failure";
import { readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { jsonReply, listReply, type Reply } from "../http/render";
import { V2023_01_01_SUNSET, V2025_02_19 } from "../http/versions";
import { inviteMember } from "../world/invite";
import { deleteMember, isLastActiveOwner, membersWithStatus, putMember } from "../world/members";
import type { Member } from "../world/model";
import { cloudAppUserJson, orgUserJson } from "../world/wire";
import { findMember } from "../world/world";
import { checkTargets, orgRoleRequest, orgUserRequest, orgUserUpdateRequest, readBody } from "./bodies";
import { type Call, type Operation, organizationOf } from "./operation";
import { filterByUsername, isDeprecatedUserVersion, memberOf, readStatuses } from "./user-filter";

const USERS = "/orgs/{orgId}/users";
const USER = `${USERS}/{userId}`;
const endpointSet = ENDPOINT_SETS.orgUsers;

function listOrgUsers(call: Call): Reply {
  const organization = organizationOf(call);
  const members = filterByUsername(call, membersWithStatus(organization, readStatuses(call)));
  const toJson = isDeprecatedUserVersion(call) ? (m: Member) => cloudAppUserJson(organization, m) : orgUserJson;
  return listReply(members, readPaging(call.query), toJson);
}

/** An invitee whose status was not asked for is 404: the default filter of the description (atlas-facts §1a). */
function getOrgUser(call: Call): Reply {
  const statuses = readStatuses(call);
  const member = memberOf(call, call.params.userId ?? "", "USER_NOT_IN_ORG");
  if (!statuses.has(member.status)) throw apiFailure("USER_NOT_IN_ORG", { parameters: [member.id] });
  return jsonReply(200, orgUserJson(member));
}

function createOrgUser(call: Call): Reply {
  const organization = organizationOf(call);
  const draft = readBody(orgUserRequest, call.body);
  const projectRoles = new Map(
    (draft.roles.groupRoleAssignments ?? []).map(({ groupId, groupRoles }) => [groupId, groupRoles] as const),
  );
  const teamIds = draft.teamIds ?? [];
  checkTargets(organization, projectRoles.keys(), teamIds);
  const present = findMember(organization, draft.username);
  if (present !== null && (present.status === "ACTIVE" || present.status === "PENDING")) {
    throw apiFailure("USER_ALREADY_EXISTS", { parameters: [draft.username] });
  }
  const member = inviteMember(call.world, organization, {
    username: draft.username,
    orgRoles: draft.roles.orgRoles,
    projectRoles,
    teamIds,
    inviterUsername: inviterOf(call),
    nowMs: call.nowMs,
  });
  call.record({ ...target(member), events: [{ type: "INVITED_TO_ORG" }] });
  return jsonReply(201, orgUserJson(member));
}

function updateOrgUser(call: Call): Reply {
  const organization = organizationOf(call);
  const update = readBody(orgUserUpdateRequest, call.body);
  const before = memberOf(call, call.params.userId ?? "", "USER_NOT_IN_ORG");
  refuseHiddenInvitee(before);
  const orgRoles = update.roles?.orgRoles ?? before.orgRoles;
  if (isLastActiveOwner(organization, before) && !orgRoles.includes("ORG_OWNER")) {
    throw apiFailure("CANNOT_DEMOTE_LAST_ORG_OWNER");
  }
  const assignments = update.roles?.groupRoleAssignments;
  const projectRoles =
    assignments === undefined
      ? before.projectRoles
      : new Map(assignments.map(({ groupId, groupRoles }) => [groupId, groupRoles] as const));
  const teamIds = update.teamIds ?? before.teamIds;
  checkTargets(organization, projectRoles.keys(), teamIds);
  for (const teamId of before.teamIds) {
    if (!teamIds.includes(teamId) && organization.teams.get(teamId)?.memberIds.size === 1) {
      throw apiFailure("CANNOT_REMOVE_LAST_USER_FROM_TEAM", { parameters: [teamId] });
    }
  }
  const member = putMember(organization, { ...before, orgRoles, projectRoles, teamIds });
  call.record({ ...target(member), events: [{ type: "USER_ROLES_CHANGED_AUDIT" }] });
  return jsonReply(200, orgUserJson(member));
}

/** Removes a member in any status with their direct project roles and teams (atlas-facts §6.1, §6.5, §6.6). */
function removeOrgUser(call: Call): Reply {
  const organization = organizationOf(call);
  const member = memberOf(call, call.params.userId ?? "", "USER_NOT_IN_ORG");
  if (isDeprecatedUserVersion(call) && member.status !== "ACTIVE") {
    throw apiFailure("USER_NOT_IN_ORG", { parameters: [member.id] });
  }
  if (isLastActiveOwner(organization, member)) throw apiFailure("CANNOT_DELETE_LAST_ADMIN");
  deleteMember(organization, member);
  call.record({
    ...target(member),
    detail: {
      status: member.status,
      orgRoles: member.orgRoles,
      projectIds: [...member.projectRoles.keys()],
      teamIds: member.teamIds,
    },
    events: [{ type: member.status === "ACTIVE" ? "REMOVED_FROM_ORG" : "ORG_INVITATION_DELETED" }],
  });
  return { kind: "empty", status: 204 };
}

function addOrgUserRole(call: Call): Reply {
  const { orgRole } = readBody(orgRoleRequest, call.body);
  const before = memberOf(call, call.params.userId ?? "", "USER_NOT_IN_ORG");
  refuseHiddenInvitee(before);
  if (before.orgRoles.includes(orgRole)) throw apiFailure("USER_ROLE_ALREADY_EXISTS", { parameters: [orgRole] });
  return changeOrgRoles(call, before, [...before.orgRoles, orgRole]);
}

function removeOrgUserRole(call: Call): Reply {
  const { orgRole } = readBody(orgRoleRequest, call.body);
  const before = memberOf(call, call.params.userId ?? "", "USER_NOT_IN_ORG");
  refuseHiddenInvitee(before);
  const orgRoles = before.orgRoles.filter((role) => role !== orgRole);
  if (orgRole === "ORG_OWNER" && isLastActiveOwner(organizationOf(call), before)) {
    throw apiFailure("CANNOT_DEMOTE_LAST_ORG_OWNER");
  }
  if (orgRoles.length === 0) throw apiFailure("CANNOT_REMOVE_ALL_USER_ROLES");
  return changeOrgRoles(call, before, orgRoles);
}

function changeOrgRoles(call: Call, before: Member, orgRoles: readonly string[]): Reply {
  const member = putMember(organizationOf(call), { ...before, orgRoles });
  call.record({
    ...target(member),
    detail: { before: before.orgRoles, after: orgRoles },
    events: [{ type: "USER_ROLES_CHANGED_AUDIT" }],
  });
  return jsonReply(200, orgUserJson(member));
}

/** Expired and rejected invitees count as not belonging to the organization (addOrgTeamUser). */
export function refuseHiddenInvitee(member: Member): void {
  if (member.status === "INVITATION_EXPIRED" || member.status === "INVITATION_REJECTED") {
    throw apiFailure("USER_NOT_IN_ORG", { parameters: [member.id] });
  }
}

/** Invitations made over the API name no person; a mailbox of the company's stands in. */
export function inviterOf(call: Call): string {
  return call.caller.kind === "apiKey"
    ? `${call.caller.id.toLowerCase()}@api-key.example`
    : "service-account@api.example";
}

function target(member: Member): { userId: string; username: string } {
  return { userId: member.id, username: member.username };
}

export const ORG_USER_OPERATIONS: readonly Operation[] = [
  {
    id: "listOrgUsers",
    method: "GET",
    path: USERS,
    versions: [V2025_02_19, V2023_01_01_SUNSET],
    role: "orgMember",
    endpointSet,
    handle: listOrgUsers,
  },
  {
    id: "createOrgUser",
    method: "POST",
    path: USERS,
    versions: [V2025_02_19],
    role: "orgOwner",
    endpointSet,
    handle: createOrgUser,
  },
  {
    id: "getOrgUser",
    method: "GET",
    path: USER,
    versions: [V2025_02_19],
    role: "orgMember",
    endpointSet,
    handle: getOrgUser,
  },
  {
    id: "updateOrgUser",
    method: "PATCH",
    path: USER,
    versions: [V2025_02_19],
    role: "orgOwner",
    endpointSet,
    handle: updateOrgUser,
  },
  {
    id: "removeOrgUser",
    method: "DELETE",
    path: USER,
    versions: [V2025_02_19, V2023_01_01_SUNSET],
    role: "orgOwner",
    endpointSet,
    handle: removeOrgUser,
  },
  {
    id: "addOrgUserRole",
    method: "POST",
    path: `${USER}:addRole`,
    versions: [V2025_02_19],
    role: "orgOwner",
    endpointSet,
    handle: addOrgUserRole,
  },
  {
    id: "removeOrgUserRole",
    method: "POST",
    path: `${USER}:removeRole`,
    versions: [V2025_02_19],
    role: "orgOwner",
    endpointSet,
    handle: removeOrgUserRole,
  },
];
