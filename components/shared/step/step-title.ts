import type { StepKind, TargetSnapshot } from "@/lib/offboarding/types";
import { roleNames } from "../role-names";
import { visibleText } from "../visible-text";

interface Titled {
  kind: StepKind;
  snapshot: Pick<TargetSnapshot, "status" | "project" | "item"> & Partial<Pick<TargetSnapshot, "teams">>;
}

/** Whether what is taken away is an invitation that nobody has accepted. */
export function isInvitation({ kind, snapshot }: Titled): boolean {
  switch (kind) {
    case "revoke_organization_invitation":
    case "revoke_project_invitation":
      return true;
    case "remove_from_organization":
      return snapshot.status !== "ACTIVE";
    default:
      return false;
  }
}

/** What a step does, as a heading. */
export function stepTitle(step: Titled): string {
  const { project, item } = step.snapshot;
  switch (step.kind) {
    case "remove_from_project":
      return `Remove from project ${visibleText(project?.name ?? "")}`.trimEnd();
    case "remove_from_team":
      return `Remove from team ${visibleText(teamName(step.snapshot) ?? "")}`.trimEnd();
    case "revoke_organization_invitation":
      return "Revoke legacy invitation";
    case "revoke_project_invitation":
      return "Revoke legacy project invitation";
    case "delete_database_user":
      return `Delete database user ${item?.kind === "database_user" ? visibleText(item.username) : ""}`.trimEnd();
    case "remove_from_organization":
      return isInvitation(step) ? "Revoke the invitation" : "Remove from the organization";
  }
}

/** What a step takes away, in a line: "warehouse-eu, as Project Read Only". */
export function stepSubject({ kind, snapshot }: { kind: StepKind; snapshot: TargetSnapshot }): string {
  const { project, item, organizationRoles, projectRoles } = snapshot;
  switch (kind) {
    case "remove_from_organization":
    case "revoke_organization_invitation":
      return roleNames(organizationRoles) || "No organization role";
    case "remove_from_project":
      return roleNames(rolesIn(projectRoles, project?.id)) || "No role";
    case "revoke_project_invitation": {
      const roles = roleNames(rolesIn(projectRoles, project?.id));
      return [visibleText(project?.name ?? ""), roles && `as ${roles}`].filter(Boolean).join(", ");
    }
    case "remove_from_team":
      return "What the team opens ends with it";
    case "delete_database_user":
      return [
        item?.kind === "database_user" ? `${item.authentication}, ${item.roles.join(", ") || "no role"}` : "",
        project && `in ${visibleText(project.name)}`,
      ]
        .filter(Boolean)
        .join(", ");
  }
}

function rolesIn(projectRoles: TargetSnapshot["projectRoles"], projectId: string | undefined): string[] {
  return projectRoles.find((entry) => entry.projectId === projectId)?.roles ?? [];
}

/** The team that someone is taken out of: by name where it was read, else by id; null where it is about no team. */
export function teamName({ item, teams = [] }: Titled["snapshot"]): string | null {
  if (item?.kind !== "team") return null;
  return teams.find((team) => team.id === item.teamId)?.name ?? item.teamName ?? item.teamId;
}
