import type { Requests, Target } from "../call/requests";
import { ORGANIZATION, ORGANIZATION_USER, PROJECT, PROJECT_TEAM, PROJECT_USER, TEAM } from "../schemas/schemas";
import {
  type AtlasClient,
  ORGANIZATION_MEMBERSHIP_STATUSES,
  type OrganizationMembershipStatus,
  type UserFilter,
} from "../types";
import { requireUserIdInBody } from "./body-ids";

/** What both generations have in common: organizations, projects, teams and the removals (that from a team v1.0 refuses, in call.ts). */
export type SharedMethods = Pick<
  AtlasClient,
  | "listOrganizations"
  | "getOrganization"
  | "listProjects"
  | "removeOrganizationUser"
  | "removeProjectUser"
  | "listTeams"
  | "listProjectTeams"
  | "removeTeamUser"
>;

export function createSharedMethods({ readOne, readList, remove }: Requests): SharedMethods {
  return {
    listOrganizations: (o) => readList(ORGANIZATION, (item) => item.id, { operation: "listOrgs", ids: [] }, o),
    getOrganization: (organizationId, o) => readOne(ORGANIZATION, { operation: "getOrg", ids: [organizationId] }, o),
    listProjects: (organizationId, o) =>
      readList(PROJECT, (item) => item.id, { operation: "getOrgGroups", ids: [organizationId] }, o),
    removeOrganizationUser: (organizationId, userId, o) =>
      remove({ operation: "removeOrgUser", ids: [organizationId, userId] }, o),
    removeProjectUser: (projectId, userId, o) => remove({ operation: "removeGroupUser", ids: [projectId, userId] }, o),
    listTeams: (organizationId, o) =>
      readList(TEAM, (item) => item.id, { operation: "listOrgTeams", ids: [organizationId] }, o),
    listProjectTeams: (projectId, o) =>
      readList(PROJECT_TEAM, (item) => item.teamId, { operation: "listGroupTeams", ids: [projectId] }, o),
    async removeTeamUser(organizationId, teamId, userId, o) {
      const operation = "removeOrgTeamUser";
      requireUserIdInBody(operation, userId);
      return remove({ operation, ids: [organizationId, teamId], body: { id: userId } }, o);
    },
  };
}

/** What each generation answers in a way of its own. */
export type UserMethods = Pick<
  AtlasClient,
  | "listOrganizationUsers"
  | "condenseOrganizationUsers"
  | "getOrganizationUser"
  | "listProjectUsers"
  | "getProjectUser"
  | "listTeamUsers"
>;

export function createUserMethods({ readOne, readList, condenseList }: Requests): UserMethods {
  return {
    listOrganizationUsers: (organizationId, o) => {
      const target: Target = { operation: "listOrgUsers", ids: [organizationId], query: userQuery(o, o?.statuses) };
      return readList(ORGANIZATION_USER, (item) => item.id, target, o);
    },
    condenseOrganizationUsers: (organizationId, condense, o) => {
      const target: Target = { operation: "listOrgUsers", ids: [organizationId], query: userQuery() };
      return condenseList(ORGANIZATION_USER, condense, target, o);
    },
    getOrganizationUser: (organizationId, userId, o) =>
      readOne(ORGANIZATION_USER, { operation: "getOrgUser", ids: [organizationId, userId], query: userQuery() }, o),
    listProjectUsers: (projectId, o) => {
      const query = userQuery(o);
      if (o?.flattenTeams) query.append("flattenTeams", "true");
      if (o?.includeOrganizationUsers) query.append("includeOrgUsers", "true");
      return readList(PROJECT_USER, (item) => item.id, { operation: "listGroupUsers", ids: [projectId], query }, o);
    },
    getProjectUser: (projectId, userId, o) =>
      readOne(PROJECT_USER, { operation: "getGroupUser", ids: [projectId, userId], query: userQuery() }, o),
    listTeamUsers: (organizationId, teamId, o) => {
      const target: Target = { operation: "listOrgTeamUsers", ids: [organizationId, teamId], query: userQuery(o) };
      return readList(ORGANIZATION_USER, (item) => item.id, target, o);
    },
  };
}

/** Without statuses Atlas leaves expired and rejected invitations out. */
function userQuery(
  filter: UserFilter = {},
  statuses: readonly OrganizationMembershipStatus[] = ORGANIZATION_MEMBERSHIP_STATUSES,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const status of statuses) query.append("orgMembershipStatuses", status);
  if (filter.username !== undefined) query.append("username", filter.username);
  return query;
}
