import type { Credential } from "../auth/credentials";
import { apiFailure } from "../http/api-failure";
import type { Project } from "../world/model";
import type { RoleNeed } from "./operation";

/** Throws the 401 of atlas-facts §2 when the caller's roles do not reach: role failures are 401 in Atlas, not 403. */
export function requireRole(need: RoleNeed, caller: Credential, project: Project | null): void {
  const has = (...roles: string[]) => roles.some((role) => caller.orgRoles.includes(role));
  switch (need) {
    case "none":
    case "orgMember":
      // Any organization role includes Organization Member; a credential with none only has projects.
      if (need === "orgMember" && caller.orgRoles.length === 0) throw apiFailure("USER_UNAUTHORIZED");
      return;
    case "orgReadOnly":
      if (!has("ORG_OWNER", "ORG_READ_ONLY")) throw apiFailure("USER_UNAUTHORIZED");
      return;
    case "orgOwner":
      if (!has("ORG_OWNER")) throw apiFailure("NOT_ORG_OWNER");
      return;
    case "projectReadOnly":
      if (project === null || !canReadProject(caller, project)) throw apiFailure("NOT_IN_GROUP");
      return;
    case "projectAccessManager":
      if (!hasProjectRole(caller, project, "GROUP_OWNER", "GROUP_USER_ADMIN")) throw apiFailure("NOT_GROUP_USER_ADMIN");
      return;
    case "projectOwner":
      if (!hasProjectRole(caller, project, "GROUP_OWNER")) throw apiFailure("NOT_GROUP_USER_ADMIN");
      return;
    case "projectDatabaseAccessAdmin":
      if (!hasProjectRole(caller, project, ...DATABASE_ACCESS_ADMINS)) throw apiFailure("USER_UNAUTHORIZED");
      return;
  }
}

/** Organization Owner and Organization Read Only read every project; others need a role in it (atlas-facts §3). */
export function canReadProject(caller: Credential, project: Project): boolean {
  if (caller.orgRoles.includes("ORG_OWNER") || caller.orgRoles.includes("ORG_READ_ONLY")) return true;
  return (caller.projectRoles.get(project.id) ?? []).length > 0;
}

const DATABASE_ACCESS_ADMINS = ["GROUP_OWNER", "GROUP_DATABASE_ACCESS_ADMIN", "GROUP_STREAM_PROCESSING_OWNER"];

/** Organization Owner stands for every project role. */
function hasProjectRole(caller: Credential, project: Project | null, ...roles: string[]): boolean {
  if (project === null) return false;
  if (caller.orgRoles.includes("ORG_OWNER")) return true;
  return (caller.projectRoles.get(project.id) ?? []).some((role) => roles.includes(role));
}
