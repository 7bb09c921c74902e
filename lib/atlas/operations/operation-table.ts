/** The operations of the published description that this client speaks, as data. */

interface OperationFacts {
  method: "GET" | "DELETE" | "POST";
  /** Below `/api/atlas/v2`, or `/api/atlas/v1.0`. */
  path: string;
  /** Atlas counts calls per endpoint set and scope (organization, project or caller); the scope is the path's first id. */
  endpointSet: string;
  /** What the credential needs, from `x-rolesRequirements`; null where Atlas states none. */
  role: string | null;
  /** What the call does, to end the sentence "Atlas refused to …". */
  purpose: string;
}

export const OPERATIONS = {
  listOrgs: {
    method: "GET",
    path: "/orgs",
    endpointSet: "organization list",
    role: null,
    purpose: "list organizations",
  },
  getOrg: {
    method: "GET",
    path: "/orgs/{orgId}",
    endpointSet: "organizations",
    role: "Organization Member",
    purpose: "read the organization",
  },
  getOrgGroups: {
    method: "GET",
    path: "/orgs/{orgId}/groups",
    endpointSet: "organizations",
    role: "Organization Member",
    purpose: "list the organization's projects",
  },
  listOrgUsers: {
    method: "GET",
    path: "/orgs/{orgId}/users",
    endpointSet: "organization users",
    role: "Organization Member",
    purpose: "list the organization's users",
  },
  getOrgUser: {
    method: "GET",
    path: "/orgs/{orgId}/users/{userId}",
    endpointSet: "organization users",
    role: "Organization Member",
    purpose: "read a user of the organization",
  },
  removeOrgUser: {
    method: "DELETE",
    path: "/orgs/{orgId}/users/{userId}",
    endpointSet: "organization users",
    role: "Organization Owner",
    purpose: "remove a user from the organization",
  },
  listGroupUsers: {
    method: "GET",
    path: "/groups/{groupId}/users",
    endpointSet: "project users",
    role: "Project Read Only",
    purpose: "list the project's users",
  },
  getGroupUser: {
    method: "GET",
    path: "/groups/{groupId}/users/{userId}",
    endpointSet: "project users",
    role: "Project Read Only",
    purpose: "read a user of the project",
  },
  removeGroupUser: {
    method: "DELETE",
    path: "/groups/{groupId}/users/{userId}",
    endpointSet: "project users",
    role: "Project Owner or Project Access Manager",
    purpose: "remove a user from the project",
  },
  listOrgTeams: {
    method: "GET",
    path: "/orgs/{orgId}/teams",
    endpointSet: "organization teams",
    role: "Organization Member",
    purpose: "list the organization's teams",
  },
  listGroupTeams: {
    method: "GET",
    path: "/groups/{groupId}/teams",
    endpointSet: "project teams",
    role: "Project Read Only",
    purpose: "list the project's teams",
  },
  listOrgTeamUsers: {
    method: "GET",
    path: "/orgs/{orgId}/teams/{teamId}/users",
    endpointSet: "organization teams",
    role: "Organization Member",
    purpose: "list the team's users",
  },
  listOrgInvites: {
    method: "GET",
    path: "/orgs/{orgId}/invites",
    endpointSet: "organizations",
    role: "Organization Owner",
    purpose: "list the organization's legacy invitations",
  },
  getOrgInvite: {
    method: "GET",
    path: "/orgs/{orgId}/invites/{invitationId}",
    endpointSet: "organizations",
    role: "Organization Owner",
    purpose: "read a legacy invitation to the organization",
  },
  deleteOrgInvite: {
    method: "DELETE",
    path: "/orgs/{orgId}/invites/{invitationId}",
    endpointSet: "organizations",
    role: "Organization Owner",
    purpose: "revoke a legacy invitation to the organization",
  },
  listGroupInvites: {
    method: "GET",
    path: "/groups/{groupId}/invites",
    endpointSet: "projects",
    role: "Project Owner",
    purpose: "list the project's legacy invitations",
  },
  getGroupInvite: {
    method: "GET",
    path: "/groups/{groupId}/invites/{invitationId}",
    endpointSet: "projects",
    role: "Project Owner",
    purpose: "read a legacy invitation to the project",
  },
  deleteGroupInvite: {
    method: "DELETE",
    path: "/groups/{groupId}/invites/{invitationId}",
    endpointSet: "projects",
    role: "Project Owner",
    purpose: "revoke a legacy invitation to the project",
  },
  createOrgUser: {
    method: "POST",
    path: "/orgs/{orgId}/users",
    endpointSet: "organization users",
    role: "Organization Owner",
    purpose: "invite a user to the organization",
  },
  addGroupUsers: {
    method: "POST",
    path: "/groups/{groupId}/users",
    endpointSet: "project users",
    role: "Project Owner or Project Access Manager",
    purpose: "add a user to the project",
  },
  addOrgTeamUser: {
    method: "POST",
    path: "/orgs/{orgId}/teams/{teamId}:addUser",
    endpointSet: "organization teams",
    role: "Organization Owner",
    purpose: "add a user to the team",
  },
  removeOrgTeamUser: {
    method: "POST",
    path: "/orgs/{orgId}/teams/{teamId}:removeUser",
    endpointSet: "organization teams",
    role: "Organization Owner",
    purpose: "remove a user from the team",
  },
  listGroupDatabaseUsers: {
    method: "GET",
    path: "/groups/{groupId}/databaseUsers",
    endpointSet: "database users",
    role: "Project Read Only",
    purpose: "list the project's database users",
  },
  getGroupDatabaseUser: {
    method: "GET",
    path: "/groups/{groupId}/databaseUsers/{databaseName}/{username}",
    endpointSet: "database users",
    role: "Project Read Only",
    purpose: "read a database user",
  },
  deleteGroupDatabaseUser: {
    method: "DELETE",
    path: "/groups/{groupId}/databaseUsers/{databaseName}/{username}",
    endpointSet: "database users",
    role: "Project Database Access Admin",
    purpose: "delete a database user",
  },
  listOrgApiKeys: {
    method: "GET",
    path: "/orgs/{orgId}/apiKeys",
    endpointSet: "api keys",
    role: "Organization Member",
    purpose: "list the organization's API keys",
  },
  listOrgServiceAccounts: {
    method: "GET",
    path: "/orgs/{orgId}/serviceAccounts",
    endpointSet: "service accounts",
    role: "Organization Read Only",
    purpose: "list the organization's service accounts",
  },
  listOrgEvents: {
    method: "GET",
    path: "/orgs/{orgId}/events",
    endpointSet: "organization events",
    role: "Organization Member",
    purpose: "read the organization's events",
  },
  listGroupAlertConfigs: {
    method: "GET",
    path: "/groups/{groupId}/alertConfigs",
    endpointSet: "alert configurations",
    role: "Project Read Only",
    purpose: "list the project's alert configurations",
  },
  getOrgSettings: {
    method: "GET",
    path: "/orgs/{orgId}/settings",
    endpointSet: "organization settings",
    role: "Organization Member",
    purpose: "read the organization's settings",
  },
  getOrgFederationSettings: {
    method: "GET",
    path: "/orgs/{orgId}/federationSettings",
    endpointSet: "federation",
    role: "Organization Owner",
    purpose: "read the organization's single sign-on",
  },
  getFederationSettingConnectedOrgConfig: {
    method: "GET",
    path: "/federationSettings/{federationSettingsId}/connectedOrgConfigs/{orgId}",
    endpointSet: "federation",
    role: "Organization Owner",
    purpose: "read how single sign-on is set up for the organization",
  },
  listRateLimits: {
    method: "GET",
    path: "/rateLimits",
    endpointSet: "rate limits",
    role: null,
    purpose: "read the rate limits",
  },
} as const satisfies Record<string, OperationFacts>;
