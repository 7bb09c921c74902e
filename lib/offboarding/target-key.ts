import type { RemovalTarget, TargetSnapshot } from "./types";

/** What is taken away, as the unique index over unfinished steps knows it: two removals of the same thing have the same key. */
export function targetKeyOf(target: RemovalTarget): string {
  return target.kind === "remove_from_organization"
    ? `organization/${target.organizationId}/user/${target.userId}`
    : `project/${target.projectId}/user/${target.userId}`;
}

/** The target a stored snapshot was made for. */
export function targetOf(snapshot: TargetSnapshot): RemovalTarget {
  const { organizationId, userId, project } = snapshot;
  return project === null
    ? { kind: "remove_from_organization", organizationId, userId }
    : { kind: "remove_from_project", organizationId, projectId: project.id, userId };
}

/** What the person is taken out of, by its name. */
export function placeOf(snapshot: TargetSnapshot): string {
  return snapshot.project?.name ?? snapshot.organizationName;
}
