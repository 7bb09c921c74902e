import type { AtlasOrganizationUser } from "@/lib/atlas/types";
import type { MaterialSnapshot, RemovalTarget } from "../types";

/** The person as Atlas has them this moment, with the roles they hold directly in the project when one is to be left. */
export interface LivePerson {
  user: AtlasOrganizationUser;
  /** Null for an organization or a team. */
  directRoles: string[] | null;
}

/** What of a live person goes into the digest. Names are added by the plan; they are not material. */
export function materialOf(
  target: RemovalTarget,
  { user, directRoles }: LivePerson,
  isProtected: boolean,
): MaterialSnapshot {
  const projectRoles = user.projectRoles.map((entry) => ({
    projectId: entry.projectId,
    roles: [...entry.roles].sort(),
    projectName: null,
  }));
  const shown =
    target.kind === "remove_from_project"
      ? [
          ...projectRoles.filter((entry) => entry.projectId !== target.projectId),
          { projectId: target.projectId, roles: [...(directRoles ?? [])].sort(), projectName: null },
        ].filter((entry) => entry.roles.length > 0)
      : projectRoles;
  return {
    username: user.username,
    status: user.status,
    organizationRoles: [...user.organizationRoles].sort(),
    projectRoles: shown.sort((left, right) => (left.projectId < right.projectId ? -1 : 1)),
    teams: [...new Set(user.teamIds)].sort().map((id) => ({ id, name: null })),
    isProtected,
  };
}
