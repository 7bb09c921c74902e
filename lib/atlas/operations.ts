/** The operations of the published description that this client speaks, as data. */

interface OperationFacts {
  method: "GET" | "DELETE";
  /** Below `/api/atlas/v2`. */
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
} as const satisfies Record<string, OperationFacts>;

export type OperationId = keyof typeof OPERATIONS;
/** Every exchange with Atlas has one of these names: an operation, or the request for an access token. */
export type CallName = OperationId | "token";
export type HttpMethod = "GET" | "DELETE" | "POST";

/** Lowercase only, as the published description has it. */
const ATLAS_ID = /^[a-f0-9]{24}$/;

/** Whether a string has the form of an Atlas id (organization, project, team, user). */
export function isAtlasId(value: unknown): value is string {
  return typeof value === "string" && ATLAS_ID.test(value);
}

/**
 * Fills an operation's path with ids, in the order they stand in it.
 * Null when an id is malformed: nothing that is not an id may reach a path.
 */
export function fillPath(operation: OperationId, ids: readonly string[]): string | null {
  let index = 0;
  let wellFormed = true;
  const path = OPERATIONS[operation].path.replace(/\{\w+\}/g, () => {
    const id = ids[index++];
    if (!isAtlasId(id)) wellFormed = false;
    return id ?? "";
  });
  return wellFormed && index === ids.length ? path : null;
}

/** The key under which Atlas counts this call. */
export function budgetKey(operation: OperationId, ids: readonly string[]): string {
  return `${OPERATIONS[operation].endpointSet} ${ids[0] ?? "caller"}`;
}
