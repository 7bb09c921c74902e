import type { OrganizationUserRow, ReadState } from "../types";

/** People with at least one direct role, by project id. In every status: an invitation to a project counts as its users do. */
export function countDirectUsers(users: readonly OrganizationUserRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { projectRoles } of users) {
    const projectIds = new Set(projectRoles.filter(({ roles }) => roles.length > 0).map(({ projectId }) => projectId));
    for (const projectId of projectIds) counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
  }
  return counts;
}

/** Members in every status, by team id. */
export function countMembers(users: readonly OrganizationUserRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { teamIds } of users) {
    for (const teamId of new Set(teamIds)) counts.set(teamId, (counts.get(teamId) ?? 0) + 1);
  }
  return counts;
}

/** A count over users: "none" is only said after a complete read. What an incomplete one found is there at least. */
export function knownCount(count: number | undefined, users: Pick<ReadState, "incomplete">): number | null {
  if (count !== undefined && count > 0) return count;
  return users.incomplete.length > 0 ? null : 0;
}
