import { roleNames } from "@/components/shared/role-names";
import { teamName } from "@/components/shared/step/step-title";
import { visibleText } from "@/components/shared/visible-text";
import type { StepKind, StepView, TargetSnapshot } from "@/lib/offboarding/types";

/** Whether what this step took can be given back: everything but a database user. */
export function canBeGivenBack({ state, kind }: Pick<StepView, "state" | "kind">): boolean {
  return state === "removed" && kind !== "delete_database_user";
}

/** What the button says that gives it back. */
export function giveBackWords(kind: StepKind): string {
  switch (kind) {
    case "remove_from_team":
      return "Add to the team again…";
    case "remove_from_project":
      return "Add to the project again…";
    default:
      return "Re-invite with the same roles…";
  }
}

/** What someone had, as it was read when it was removed: pairs of a place and the roles in it. */
export function whatTheyHad(snapshot: TargetSnapshot): { what: string; roles: string }[] {
  const { project, projectRoles, organizationName, organizationRoles, teams } = snapshot;
  const ownTeam = teamName(snapshot);
  if (ownTeam !== null) return [{ what: "Team", roles: visibleText(ownTeam) }];
  if (project !== null) {
    const roles = projectRoles.find((entry) => entry.projectId === project.id)?.roles ?? [];
    const place = visibleText(project.name);
    const isInvitation = snapshot.item?.kind === "project_invitation";
    return [{ what: isInvitation ? `Invitation to ${place}` : place, roles: roleNames(roles) || "No role" }];
  }
  const names = teams.map((team) => visibleText(team.name ?? team.id)).join(", ");
  return [
    { what: visibleText(organizationName), roles: roleNames(organizationRoles) || "No role" },
    ...projectRoles.map((entry) => ({
      what: visibleText(entry.projectName ?? entry.projectId),
      roles: roleNames(entry.roles) || "No role",
    })),
    ...(names === "" ? [] : [{ what: teams.length === 1 ? "Team" : "Teams", roles: names }]),
  ];
}
