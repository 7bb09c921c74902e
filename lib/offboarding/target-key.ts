import { behaviourOf } from "./kinds/behaviour-of";
import type { OffboardingTarget, RemovalTarget, TargetSnapshot } from "./types";

/** What is taken away, as the unique index over unfinished steps knows it: two removals of the same thing have the same key. */
export function targetKeyOf(target: RemovalTarget): string {
  return behaviourOf(target).key;
}

/** The target a stored snapshot was made for. */
export function targetOf(snapshot: TargetSnapshot): RemovalTarget {
  const { organizationId, userId, project, item } = snapshot;
  switch (item?.kind) {
    case "team":
      return { kind: "remove_from_team", organizationId, teamId: item.teamId, userId };
    case "organization_invitation":
      return { kind: "revoke_organization_invitation", organizationId, invitationId: item.invitationId };
    case "project_invitation":
      return {
        kind: "revoke_project_invitation",
        organizationId,
        projectId: requireProject(snapshot),
        invitationId: item.invitationId,
      };
    case "database_user":
      return {
        kind: "delete_database_user",
        organizationId,
        projectId: requireProject(snapshot),
        databaseName: item.databaseName,
        username: item.username,
      };
    case undefined:
      return project === null
        ? { kind: "remove_from_organization", organizationId, userId }
        : { kind: "remove_from_project", organizationId, projectId: project.id, userId };
  }
}

/** What is taken away, in the ids of the lists that show it. */
export function describeTarget(snapshot: TargetSnapshot): Omit<OffboardingTarget, "state" | "endedAt"> {
  const target = targetOf(snapshot);
  return {
    kind: target.kind,
    organizationId: target.organizationId,
    projectId: "projectId" in target ? target.projectId : null,
    teamId: "teamId" in target ? target.teamId : null,
    rowId: "invitationId" in target ? target.invitationId : snapshot.userId,
  };
}

/** What the person is taken out of, by its name. */
export function placeOf(snapshot: TargetSnapshot): string {
  return behaviourOf(targetOf(snapshot)).words(snapshot).place;
}

function requireProject({ project }: TargetSnapshot): string {
  if (project === null) throw new Error("A snapshot of something in a project names no project");
  return project.id;
}
