import { apiFailure } from "../http/api-failure";
import { readFlag, readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { jsonReply, listReply, type Reply } from "../http/render";
import { V2023_01_01_SUNSET, V2025_02_19 } from "../http/versions";
import { inviteMember } from "../world/invite";
import { implicitRoles, keptList, putMember, teamRolesIn, withProjectRoles } from "../world/members";
import type { Member, MembershipStatus, Organization, Project } from "../world/model";
import { cloudAppUserJson, groupUserJson } from "../world/wire";
import { findMember } from "../world/world";
import { groupRoleRequest, groupUserRequest, readBody } from "./bodies";
import { type Call, type Operation, organizationOf, projectOf } from "./operation";
import { inviterOf, refuseHiddenInvitee } from "./org-users";
import { filterByUsername, isDeprecatedUserVersion, memberOf, readStatuses } from "./user-filter";

const USERS = "/groups/{groupId}/users";
const USER = `${USERS}/{userId}`;
const endpointSet = ENDPOINT_SETS.groupUsers;

interface Reach {
  flattenTeams: boolean;
  includeOrgUsers: boolean;
}

/** Direct members; flattenTeams adds people of teams with a role here, includeOrgUsers those whose organization role opens it. */
function listGroupUsers(call: Call): Reply {
  const organization = organizationOf(call);
  const project = projectOf(call);
  const reach = {
    flattenTeams: readFlag(call.query, "flattenTeams", false),
    includeOrgUsers: readFlag(call.query, "includeOrgUsers", false),
  };
  const members = filterByUsername(call, membersWithin(organization, project, readStatuses(call), reach));
  const toJson = isDeprecatedUserVersion(call)
    ? (member: Member) => cloudAppUserJson(organization, member)
    : (member: Member) => groupUserJson(member, rolesIn(organization, project, member, reach));
  return listReply(members, readPaging(call.query), toJson);
}

function membersWithin(
  organization: Organization,
  project: Project,
  statuses: ReadonlySet<MembershipStatus>,
  reach: Reach,
): readonly Member[] {
  const key = `group:${project.id}:${[...statuses].sort().join()}:${reach.flattenTeams}:${reach.includeOrgUsers}`;
  return keptList(organization, key, () => {
    // A project's own people are few: only the implicit ones ask for a walk over the whole organization.
    const ids = new Set(project.directMemberIds);
    if (reach.flattenTeams) {
      for (const teamId of project.teamRoles.keys()) {
        for (const id of organization.teams.get(teamId)?.memberIds ?? []) ids.add(id);
      }
    }
    if (reach.includeOrgUsers) {
      for (const member of organization.members.values()) if (implicitRoles(member).length > 0) ids.add(member.id);
    }
    return [...ids]
      .map((id) => organization.members.get(id))
      .filter((member) => member !== undefined)
      .filter((member) => statuses.has(member.status));
  });
}

function rolesIn(organization: Organization, project: Project, member: Member, reach: Reach): string[] {
  return [
    ...(member.projectRoles.get(project.id) ?? []),
    ...(reach.flattenTeams ? teamRolesIn(organization, project.id, member) : []),
    ...(reach.includeOrgUsers ? implicitRoles(member) : []),
  ];
}

function getGroupUser(call: Call): Reply {
  const statuses = readStatuses(call);
  const { member, roles } = directMember(call);
  if (!statuses.has(member.status)) throw apiFailure("USER_NOT_IN_GROUP", { parameters: [member.id] });
  return jsonReply(200, groupUserJson(member, roles));
}

/** Someone with a role in the project itself: access through a team or an organization role is not taken away here. */
function directMember(call: Call): { member: Member; roles: readonly string[] } {
  const project = projectOf(call);
  const member = memberOf(call, call.params.userId ?? "", "USER_NOT_IN_GROUP");
  const roles = member.projectRoles.get(project.id);
  if (roles === undefined) throw apiFailure("USER_NOT_IN_GROUP", { parameters: [member.id, project.id] });
  return { member, roles };
}

function addGroupUsers(call: Call): Reply {
  const organization = organizationOf(call);
  const project = projectOf(call);
  const draft = readBody(groupUserRequest, call.body);
  const present = findMember(organization, draft.username);
  if (present !== null && (present.status === "ACTIVE" || present.status === "PENDING")) {
    if (present.projectRoles.has(project.id)) {
      throw apiFailure("USER_ALREADY_EXISTS", { parameters: [draft.username] });
    }
    const type = present.status === "ACTIVE" ? "JOINED_GROUP" : "INVITED_TO_GROUP";
    return jsonReply(201, setProjectRoles(call, present, draft.roles, type));
  }
  const member = inviteMember(call.world, organization, {
    username: draft.username,
    orgRoles: ["ORG_MEMBER"],
    projectRoles: new Map([[project.id, draft.roles]]),
    teamIds: [],
    inviterUsername: inviterOf(call),
    nowMs: call.nowMs,
  });
  call.record({
    userId: member.id,
    username: member.username,
    projectId: project.id,
    events: [{ type: "INVITED_TO_ORG" }, { type: "INVITED_TO_GROUP", groupId: project.id }],
  });
  return jsonReply(201, groupUserJson(member, draft.roles));
}

/** Takes the direct roles; membership of the organization and of teams stays (atlas-facts §6.2, §6.3). */
function removeGroupUser(call: Call): Reply {
  const { member } = directMember(call);
  if (isDeprecatedUserVersion(call) && member.status !== "ACTIVE") {
    throw apiFailure("USER_NOT_IN_GROUP", { parameters: [member.id] });
  }
  setProjectRoles(call, member, [], member.status === "ACTIVE" ? "REMOVED_FROM_GROUP" : "GROUP_INVITATION_DELETED");
  return { kind: "empty", status: 204 };
}

function addGroupUserRole(call: Call): Reply {
  const { groupRole } = readBody(groupRoleRequest, call.body);
  const member = memberOf(call, call.params.userId ?? "", "USER_NOT_IN_GROUP");
  refuseHiddenInvitee(member);
  const before = member.projectRoles.get(projectOf(call).id) ?? [];
  if (before.includes(groupRole)) throw apiFailure("USER_ROLE_ALREADY_EXISTS", { parameters: [groupRole] });
  return jsonReply(200, setProjectRoles(call, member, [...before, groupRole], "USER_ROLES_CHANGED_AUDIT"));
}

function removeGroupUserRole(call: Call): Reply {
  const { groupRole } = readBody(groupRoleRequest, call.body);
  const { member, roles } = directMember(call);
  const after = roles.filter((role) => role !== groupRole);
  if (after.length === 0) throw apiFailure("CANNOT_REMOVE_ALL_USER_ROLES");
  return jsonReply(200, setProjectRoles(call, member, after, "USER_ROLES_CHANGED_AUDIT"));
}

function setProjectRoles(call: Call, member: Member, roles: readonly string[], eventType: string): string {
  const project = projectOf(call);
  const before = member.projectRoles.get(project.id) ?? [];
  const after = putMember(organizationOf(call), withProjectRoles(member, project.id, roles));
  call.record({
    userId: member.id,
    username: member.username,
    projectId: project.id,
    detail: { before, after: roles },
    events: [{ type: eventType, groupId: project.id }],
  });
  return groupUserJson(after, roles);
}

export const GROUP_USER_OPERATIONS: readonly Operation[] = [
  {
    id: "listGroupUsers",
    method: "GET",
    path: USERS,
    versions: [V2025_02_19, V2023_01_01_SUNSET],
    role: "projectReadOnly",
    endpointSet,
    handle: listGroupUsers,
  },
  {
    id: "addGroupUsers",
    method: "POST",
    path: USERS,
    versions: [V2025_02_19],
    role: "projectAccessManager",
    endpointSet,
    handle: addGroupUsers,
  },
  {
    id: "getGroupUser",
    method: "GET",
    path: USER,
    versions: [V2025_02_19],
    role: "projectReadOnly",
    endpointSet,
    handle: getGroupUser,
  },
  {
    id: "removeGroupUser",
    method: "DELETE",
    path: USER,
    versions: [V2025_02_19, V2023_01_01_SUNSET],
    role: "projectAccessManager",
    endpointSet,
    handle: removeGroupUser,
  },
  {
    id: "addGroupUserRole",
    method: "POST",
    path: `${USER}:addRole`,
    versions: [V2025_02_19],
    role: "projectAccessManager",
    endpointSet,
    handle: addGroupUserRole,
  },
  {
    id: "removeGroupUserRole",
    method: "POST",
    path: `${USER}:removeRole`,
    versions: [V2025_02_19],
    role: "projectAccessManager",
    endpointSet,
    handle: removeGroupUserRole,
  },
];
