import type { RemovalTarget } from "../types";
import type { Behaviour } from "./behaviour";
import { exists, lists } from "./questions";

type Target = Extract<RemovalTarget, { kind: "delete_database_user" }>;

/** A database user that may be theirs. Atlas does not say whose it is: whoever ticked it decided. */
export function databaseUser({
  organizationId,
  projectId,
  databaseName,
  username: databaseUsername,
}: Target): Behaviour {
  return {
    key: `project/${projectId}/database/${databaseName}/user/${databaseUsername}`,
    ids: [
      [organizationId, "organization"],
      [projectId, "project"],
    ],
    projectId,
    async read({ client, call, isProtected, subject }) {
      const user = await client.getDatabaseUser(projectId, databaseName, databaseUsername, call);
      const username = subject?.username ?? user.username;
      return {
        material: {
          username,
          status: "ACTIVE",
          organizationRoles: [],
          projectRoles: [],
          teams: [],
          isProtected: isProtected(username),
          item: {
            kind: "database_user",
            databaseName: user.databaseName,
            username: user.username,
            authentication: user.authentication,
            roles: [...user.roles].sort(),
          },
        },
        user: { id: subject?.userId ?? projectId, name: subject?.name ?? null },
      };
    },
    isThere: () => true,
    without: (material) => material,
    send: (client, call) => client.deleteDatabaseUser(projectId, databaseName, databaseUsername, call),
    questions({ client, call }, { project }) {
      const name = project?.name ?? "the project";
      return [
        {
          asked: `the database user ${databaseUsername} in ${name}`,
          ask: () => exists(client.getDatabaseUser(projectId, databaseName, databaseUsername, call)),
        },
        {
          asked: `the database users of ${name}`,
          // Spelling counts here: two database users may differ by case alone.
          ask: () =>
            lists(
              client.listDatabaseUsers(projectId, call).then(({ items, stable }) => ({
                stable,
                items: items
                  .filter((user) => user.databaseName === databaseName && user.username === databaseUsername)
                  .map((user) => ({ id: user.username, username: user.username })),
              })),
              { userId: databaseUsername, username: databaseUsername },
            ),
        },
      ];
    },
    words({ project }) {
      const name = project?.name ?? projectId;
      return {
        place: name,
        title: `Delete the database user ${databaseUsername} in ${name}`,
        done: `Deleted the database user ${databaseUsername} in ${name}.`,
        nothing: "no such database user",
        subject: `the database user ${databaseUsername}`,
        missing: "database user",
      };
    },
  };
}
