import type { RemovalTarget, StepView } from "@/lib/offboarding/types";

/** What a step was asked to take away, for reviewing it once more. */
export function targetOfStep({ kind, snapshot }: Pick<StepView, "kind" | "snapshot">): RemovalTarget {
  const { organizationId, userId, item } = snapshot;
  const projectId = snapshot.project?.id ?? "";
  switch (kind) {
    case "remove_from_organization":
      return { kind, organizationId, userId };
    case "remove_from_project":
      return { kind, organizationId, projectId, userId };
    case "remove_from_team":
      return { kind, organizationId, teamId: item?.kind === "team" ? item.teamId : "", userId };
    case "revoke_organization_invitation":
      return { kind, organizationId, invitationId: item?.kind === "organization_invitation" ? item.invitationId : "" };
    case "revoke_project_invitation":
      return {
        kind,
        organizationId,
        projectId,
        invitationId: item?.kind === "project_invitation" ? item.invitationId : "",
      };
    case "delete_database_user": {
      const databaseUser = item?.kind === "database_user" ? item : { databaseName: "", username: "" };
      const { databaseName, username } = databaseUser;
      return { kind, organizationId, projectId, databaseName, username };
    }
  }
}
