import { OPERATIONS } from "./operation-table";

export { OPERATIONS } from "./operation-table";

export type OperationId = keyof typeof OPERATIONS;
/** Every exchange with Atlas has one of these names: an operation, or the request for an access token. */
export type CallName = OperationId | "token";
export type HttpMethod = "GET" | "DELETE" | "POST";

/** Whether a call changes something in Atlas: then it is sent once, and without an answer nobody knows whether it was applied. */
export function isChange(operation: CallName): boolean {
  return operation !== "token" && OPERATIONS[operation].method !== "GET";
}

/** What v1.0 serves of it: the user, team and list operations of v2's 2023-01-01, but no user alone and no invitation. */
const IN_V1: ReadonlySet<OperationId> = new Set([
  "listOrgs",
  "getOrg",
  "getOrgGroups",
  "listOrgUsers",
  "removeOrgUser",
  "listGroupUsers",
  "removeGroupUser",
  "listOrgTeams",
  "listGroupTeams",
  "listOrgTeamUsers",
]);

/** Whether the client sends this operation to v1.0. */
export function isInV1(operation: OperationId): boolean {
  return IN_V1.has(operation);
}

/** Lowercase only, as the published description has it. */
const ATLAS_ID = /^[a-f0-9]{24}$/;

/** Whether a string has the form of an Atlas id (organization, project, team, user). */
export function isAtlasId(value: unknown): value is string {
  return typeof value === "string" && ATLAS_ID.test(value);
}

/**
 * Fills an operation's path with what stands in its braces, in order. Null when a part is malformed: only ids reach a
 * path, except for a database user, who is named by a database and a name that may hold anything.
 */
export function fillPath(operation: OperationId, parts: readonly string[]): string | null {
  let index = 0;
  let wellFormed = true;
  const path = OPERATIONS[operation].path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const segment = writeSegment(name, parts[index++] ?? "");
    if (segment === null) wellFormed = false;
    return segment ?? "";
  });
  return wellFormed && index === parts.length ? path : null;
}

const DATABASE_NAMES: readonly string[] = ["admin", "$external"];
/** CloudDatabaseUser */
const LONGEST_DATABASE_USERNAME = 1024;

function writeSegment(name: string, part: string): string | null {
  if (name === "databaseName") return DATABASE_NAMES.includes(part) ? part : null;
  if (name === "username") return writeUsername(part);
  return isAtlasId(part) ? part : null;
}

/** A URL takes "." and ".." for steps, encoded or not: they would name the whole list instead of one user. */
function writeUsername(username: string): string | null {
  if (username === "" || username === "." || username === "..") return null;
  if (username.length > LONGEST_DATABASE_USERNAME) return null;
  try {
    return encodeURIComponent(username);
  } catch {
    return null; // Half a character (a lone surrogate) has no encoding.
  }
}

/** The key under which Atlas counts this call. */
export function budgetKey(operation: OperationId, ids: readonly string[]): string {
  return `${OPERATIONS[operation].endpointSet} ${ids[0] ?? "caller"}`;
}
