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
      if (project === null || !canManageProjectUsers(caller, project)) throw apiFailure("NOT_GROUP_USER_ADMIN");
      return;
  }
}

/** Organization Owner and Organization Read Only read every project; others need a role in it (atlas-facts §3). */
export function canReadProject(caller: Credential, project: Project): boolean {
  if (caller.orgRoles.includes("ORG_OWNER") || caller.orgRoles.includes("ORG_READ_ONLY")) return true;
  return (caller.projectRoles.get(project.id) ?? []).length > 0;
}

function canManageProjectUsers(caller: Credential, project: Project): boolean {
  if (caller.orgRoles.includes("ORG_OWNER")) return true;
  const roles = caller.projectRoles.get(project.id) ?? [];
  return roles.includes("GROUP_OWNER") || roles.includes("GROUP_ACCESS_MANAGER");
}
