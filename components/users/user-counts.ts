import type { OrganizationMembershipStatus, OrganizationUserRow } from "@/lib/directory/types";

/** How many rows each tab has. Always of the organization, never of the filter. */
export function countByStatus(rows: readonly OrganizationUserRow[]): Record<OrganizationMembershipStatus, number> {
  const counts = { ACTIVE: 0, PENDING: 0, INVITATION_EXPIRED: 0, INVITATION_REJECTED: 0 };
  for (const row of rows) counts[row.status] += 1;
  return counts;
}

/** ACTIVE users with the role Organization Owner. */
export function countActiveOwners(rows: readonly OrganizationUserRow[]): number {
  return rows.filter((row) => row.status === "ACTIVE" && row.organizationRoles.includes("ORG_OWNER")).length;
}

/** Values with how often they occur, the most frequent first. */
export function countValues(values: Iterable<string>): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
