import type { Requests, Target } from "../call/requests";
import { AtlasError } from "../errors";
import { organizationUserOfV1, projectUserOfV1 } from "../schemas/v1-schemas";
import type { AtlasList, UserFilter } from "../types";
import { OPERATIONS, type OperationId } from "./operations";
import type { UserMethods } from "./users-and-teams";

/**
 * The users of v1.0: active ones only, without statuses, without a filter by e-mail and without a call for one user alone
 * (the description's 2023-01-01). The lists are read whole, and what is asked for is looked up in them.
 */
export function createUserMethodsOfV1({ readList }: Requests): UserMethods {
  const methods: UserMethods = {
    listOrganizationUsers: async (organizationId, o) => {
      const target: Target = { operation: "listOrgUsers", ids: [organizationId] };
      return filtered(await readList(organizationUserOfV1(organizationId), (item) => item.id, target, o), o);
    },
    condenseOrganizationUsers: async (organizationId, condense, o) => {
      const { items, stable } = await methods.listOrganizationUsers(organizationId, o);
      return { items: condense(items), stable };
    },
    getOrganizationUser: async (organizationId, userId, o) =>
      found("getOrgUser", userId, await methods.listOrganizationUsers(organizationId, o)),
    listProjectUsers: async (projectId, o) => {
      const query = new URLSearchParams();
      if (o?.flattenTeams) query.append("flattenTeams", "true");
      if (o?.includeOrganizationUsers) query.append("includeOrgUsers", "true");
      const target: Target = { operation: "listGroupUsers", ids: [projectId], query };
      return filtered(await readList(projectUserOfV1(projectId), (item) => item.id, target, o), o);
    },
    getProjectUser: async (projectId, userId, o) =>
      found("getGroupUser", userId, await methods.listProjectUsers(projectId, o)),
    listTeamUsers: async (organizationId, teamId, o) => {
      const target: Target = { operation: "listOrgTeamUsers", ids: [organizationId, teamId] };
      return filtered(await readList(organizationUserOfV1(organizationId), (item) => item.id, target, o), o);
    },
  };
  return methods;
}

function filtered<User extends { username: string }>(list: AtlasList<User>, filter: UserFilter = {}): AtlasList<User> {
  if (filter.username === undefined) return list;
  const wanted = filter.username.toLowerCase();
  return { ...list, items: list.items.filter(({ username }) => username.toLowerCase() === wanted) };
}

/** Only a list that was read whole can say that somebody is not in it. */
function found<User extends { id: string }>(operation: OperationId, userId: string, list: AtlasList<User>): User {
  const user = list.items.find(({ id }) => id === userId);
  if (user !== undefined) return user;
  const { method } = OPERATIONS[operation];
  if (list.stable) {
    throw new AtlasError({
      kind: "not_found",
      operation,
      method,
      detail: "The list of active users does not hold them.",
    });
  }
  throw new AtlasError({ kind: "unavailable", operation, method, detail: "The list changed while it was read." });
}
