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
