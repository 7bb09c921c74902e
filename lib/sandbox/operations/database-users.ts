import { apiFailure } from "../http/api-failure";
import { readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { jsonReply, listReply, type Reply } from "../http/render";
import { V2023_01_01 } from "../http/versions";
import type { DatabaseUser } from "../world/model";
import { type Call, type Operation, projectOf } from "./operation";

/** Users of the databases, not of Atlas: they outlive every removal (atlas-facts §6.11). */

function listGroupDatabaseUsers(call: Call): Reply {
  const project = projectOf(call);
  const users = [...project.databaseUsers.values()];
  return listReply(users, readPaging(call.query), (user) => databaseUserJson(project.id, user));
}

function getGroupDatabaseUser(call: Call): Reply {
  return jsonReply(200, databaseUserJson(projectOf(call).id, databaseUserOf(call)));
}

function deleteGroupDatabaseUser(call: Call): Reply {
  const project = projectOf(call);
  const user = databaseUserOf(call);
  project.databaseUsers.delete(databaseUserKey(user));
  call.record({
    projectId: project.id,
    detail: { databaseName: user.databaseName, databaseUsername: user.username },
    events: [{ type: "MONGODB_USER_DELETED", groupId: project.id }],
  });
  return { kind: "empty", status: 204 };
}

function databaseUserOf(call: Call): DatabaseUser {
  const { databaseName = "", username = "" } = call.params;
  const user = projectOf(call).databaseUsers.get(`${databaseName}/${username}`);
  if (user === undefined) throw apiFailure("DATABASE_USER_NOT_FOUND", { parameters: [username, databaseName] });
  return user;
}

export function databaseUserKey(user: Pick<DatabaseUser, "databaseName" | "username">): string {
  return `${user.databaseName}/${user.username}`;
}

/** CloudDatabaseUser */
function databaseUserJson(groupId: string, user: DatabaseUser): string {
  return JSON.stringify({ ...user, description: user.description ?? undefined, groupId, links: [], scopes: [] });
}

const LIST = "/groups/{groupId}/databaseUsers";
const ONE = `${LIST}/{databaseName}/{username}`;
const common = { versions: [V2023_01_01], endpointSet: ENDPOINT_SETS.databaseUsers } as const;

export const DATABASE_USER_OPERATIONS: readonly Operation[] = [
  {
    id: "listGroupDatabaseUsers",
    method: "GET",
    path: LIST,
    role: "projectReadOnly",
    ...common,
    handle: listGroupDatabaseUsers,
  },
  {
    id: "getGroupDatabaseUser",
    method: "GET",
    path: ONE,
    role: "projectReadOnly",
    ...common,
    handle: getGroupDatabaseUser,
  },
  {
    id: "deleteGroupDatabaseUser",
    method: "DELETE",
    path: ONE,
    role: "projectDatabaseAccessAdmin",
    ...common,
    handle: deleteGroupDatabaseUser,
  },
];
