import { roleNames, shortRoleName } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import type { StepView, TargetSnapshot } from "@/lib/offboarding/types";

/** Whether an invitation could give back what this step took: not a team alone, and no database user. */
export function canBeGivenBack({ state, kind }: Pick<StepView, "state" | "kind">): boolean {
  return state === "removed" && kind !== "remove_from_team" && kind !== "delete_database_user";
}

/** What someone had, as it was read when it was removed: pairs of a place and the roles in it. */
export function whatTheyHad(snapshot: TargetSnapshot): { what: string; roles: string }[] {
  const { project, projectRoles, organizationName, organizationRoles, teams } = snapshot;
  if (project !== null) {
    const roles = projectRoles.find((entry) => entry.projectId === project.id)?.roles ?? [];
    return [{ what: visibleText(project.name), roles: roleNames(roles, shortRoleName) || "No role" }];
  }
  const names = teams.map((team) => visibleText(team.name ?? team.id)).join(", ");
  return [
    { what: visibleText(organizationName), roles: roleNames(organizationRoles, shortRoleName) || "No role" },
    ...projectRoles.map((entry) => ({
      what: visibleText(entry.projectName ?? entry.projectId),
      roles: roleNames(entry.roles, shortRoleName) || "No role",
    })),
    ...(names === "" ? [] : [{ what: teams.length === 1 ? "Team" : "Teams", roles: names }]),
  ];
}
