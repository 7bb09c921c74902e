import type { Leftover } from "@/lib/directory/person-types";

/** How a database user is named to the server; null for what is none. */
export function databaseUserKey({ organizationId, databaseUser }: Leftover): string | null {
  if (databaseUser === null) return null;
  const { projectId, databaseName, username } = databaseUser;
  return [organizationId, projectId, databaseName, username].join("/");
}
