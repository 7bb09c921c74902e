import { z } from "zod";
import type { ProjectRoles } from "../types";
import { id, text } from "./schemas";

/** One role in one place: how API keys and the users of v1.0 carry their roles (CloudAccessRoleAssignment). */
export const placedRole = z.object({ orgId: id.nullish(), groupId: id.nullish(), roleName: text });

/** Sorts roles by where they hold. Roles in another organization are left out: they are nothing of this one. */
export function sortRoles(
  organizationId: string,
  roles: readonly z.infer<typeof placedRole>[],
): { organizationRoles: string[]; projectRoles: ProjectRoles[] } {
  const organizationRoles: string[] = [];
  const inProjects: { projectId: string; roles: string[] }[] = [];
  for (const { orgId, groupId, roleName } of roles) {
    if (typeof groupId === "string") inProjects.push({ projectId: groupId, roles: [roleName] });
    else if (orgId === organizationId) organizationRoles.push(roleName);
  }
  return { organizationRoles, projectRoles: joinByProject(inProjects) };
}

/** Brings the roles of each project together: Atlas may send one entry for each role. */
export function joinByProject(entries: readonly ProjectRoles[]): ProjectRoles[] {
  const byProject = new Map<string, Set<string>>();
  for (const { projectId, roles } of entries) {
    const known = byProject.get(projectId) ?? new Set();
    for (const role of roles) known.add(role);
    byProject.set(projectId, known);
  }
  return [...byProject].map(([projectId, roles]) => ({ projectId, roles: [...roles] }));
}
