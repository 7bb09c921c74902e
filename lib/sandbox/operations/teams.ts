import { apiFailure } from "../http/api-failure";
import { readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { jsonReply, listReply, type Reply } from "../http/render";
import { V2023_01_01, V2023_01_01_SUNSET, V2025_02_19 } from "../http/versions";
import { keptList, putMember } from "../world/members";
import type { Member } from "../world/model";
import { cloudAppUserJson, orgUserJson, teamJson, teamRoleJson } from "../world/wire";
import { readBody, teamUserRequest } from "./bodies";
import { type Call, type Operation, organizationOf, projectOf, teamOf } from "./operation";
import { refuseHiddenInvitee } from "./org-users";
import { filterByUsername, isDeprecatedUserVersion, memberOf, readStatuses } from "./user-filter";

const TEAM = "/orgs/{orgId}/teams/{teamId}";
const endpointSet = ENDPOINT_SETS.orgTeams;

function listOrgTeams(call: Call): Reply {
  const teams = [...organizationOf(call).teams.values()];
  return listReply(teams, readPaging(call.query), (team) => teamJson(team, call.baseUrl));
}

function getOrgTeam(call: Call): Reply {
  return jsonReply(200, teamJson(teamOf(call), call.baseUrl));
}

function listGroupTeams(call: Call): Reply {
  const teams = [...projectOf(call).teamRoles];
  return listReply(teams, readPaging(call.query), ([teamId, roles]) => teamRoleJson(teamId, roles));
}

/** Has no includeCount (atlas-facts §0): the count is never left out. */
function listOrgTeamUsers(call: Call): Reply {
  const organization = organizationOf(call);
  const team = teamOf(call);
  const statuses = readStatuses(call);
  const members = keptList(organization, `team:${team.id}:${[...statuses].sort().join()}`, () =>
    [...team.memberIds]
      .map((id) => organization.members.get(id))
      .filter((member) => member !== undefined)
      .filter((member) => statuses.has(member.status)),
  );
  const userId = isDeprecatedUserVersion(call) ? null : call.query.get("userId");
  const wanted = filterByUsername(call, members).filter((member) => userId === null || member.id === userId);
  const toJson = isDeprecatedUserVersion(call) ? (m: Member) => cloudAppUserJson(organization, m) : orgUserJson;
  return listReply(wanted, { ...readPaging(call.query), includeCount: true }, toJson);
}

function addOrgTeamUser(call: Call): Reply {
  const team = teamOf(call);
  const member = memberOf(call, readBody(teamUserRequest, call.body).id, "USER_NOT_IN_ORG");
  refuseHiddenInvitee(member);
  if (team.memberIds.has(member.id)) throw apiFailure("USER_ALREADY_IN_TEAM", { parameters: [member.id] });
  const type = member.status === "ACTIVE" ? "JOINED_TEAM" : "INVITED_TO_TEAM";
  return setTeams(call, member, [...member.teamIds, team.id], type);
}

/** 200 with the user as body, unlike the two DELETEs (atlas-facts §6.13). A team is never left empty (§6.4). */
function removeOrgTeamUser(call: Call): Reply {
  const team = teamOf(call);
  const member = memberOf(call, readBody(teamUserRequest, call.body).id, "USER_NOT_IN_ORG");
  if (!team.memberIds.has(member.id)) throw apiFailure("USER_NOT_IN_TEAM", { parameters: [member.id, team.id] });
  if (team.memberIds.size === 1) throw apiFailure("CANNOT_REMOVE_LAST_USER_FROM_TEAM", { parameters: [team.id] });
  const teamIds = member.teamIds.filter((id) => id !== team.id);
  return setTeams(call, member, teamIds, "REMOVED_FROM_TEAM");
}

function setTeams(call: Call, before: Member, teamIds: readonly string[], eventType: string): Reply {
  const team = teamOf(call);
  const member = putMember(organizationOf(call), { ...before, teamIds });
  call.record({
    userId: member.id,
    username: member.username,
    teamId: team.id,
    events: [{ type: eventType, teamId: team.id }],
  });
  return jsonReply(200, orgUserJson(member));
}

export const TEAM_OPERATIONS: readonly Operation[] = [
  {
    id: "listOrgTeams",
    method: "GET",
    path: "/orgs/{orgId}/teams",
    versions: [V2023_01_01],
    role: "orgMember",
    endpointSet,
    handle: listOrgTeams,
  },
  {
    id: "getOrgTeam",
    method: "GET",
    path: TEAM,
    versions: [V2023_01_01],
    role: "orgMember",
    endpointSet,
    handle: getOrgTeam,
  },
  {
    id: "listOrgTeamUsers",
    method: "GET",
    path: `${TEAM}/users`,
    versions: [V2025_02_19, V2023_01_01_SUNSET],
    role: "orgMember",
    endpointSet,
    handle: listOrgTeamUsers,
  },
  {
    id: "addOrgTeamUser",
    method: "POST",
    path: `${TEAM}:addUser`,
    versions: [V2025_02_19],
    role: "orgOwner",
    endpointSet,
    handle: addOrgTeamUser,
  },
  {
    id: "removeOrgTeamUser",
    method: "POST",
    path: `${TEAM}:removeUser`,
    versions: [V2025_02_19],
    role: "orgOwner",
    endpointSet,
    handle: removeOrgTeamUser,
  },
  {
    id: "listGroupTeams",
    method: "GET",
    path: "/groups/{groupId}/teams",
    versions: [V2023_01_01],
    role: "projectReadOnly",
    endpointSet: ENDPOINT_SETS.groupTeams,
    handle: listGroupTeams,
  },
];
