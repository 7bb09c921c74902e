import { knownCount } from "@/components/shared/list/known-count";
import type { ListOf, OrganizationMembershipStatus, OrganizationUserRow } from "@/lib/directory/types";

export interface UserCounts {
  total: number;
  /** Null where an incomplete list shows none. */
  of: Record<OrganizationMembershipStatus, number | null>;
}

/** How many rows each tab has. Always of the organization, never of the filter. Who has no status is listed as active. */
export function countByStatus({ results, incomplete }: ListOf<OrganizationUserRow>): UserCounts {
  const counts = { ACTIVE: 0, PENDING: 0, INVITATION_EXPIRED: 0, INVITATION_REJECTED: 0 };
  for (const { status } of results) counts[status ?? "ACTIVE"] += 1;
  const known = (count: number) => knownCount(count, incomplete.length > 0);
  return {
    total: results.length,
    of: {
      ACTIVE: known(counts.ACTIVE),
      PENDING: known(counts.PENDING),
      INVITATION_EXPIRED: known(counts.INVITATION_EXPIRED),
      INVITATION_REJECTED: known(counts.INVITATION_REJECTED),
    },
  };
}

/** ACTIVE users with the role Organization Owner. */
export function countActiveOwners(rows: readonly OrganizationUserRow[]): number {
  return rows.filter((row) => row.status === "ACTIVE" && row.organizationRoles.includes("ORG_OWNER")).length;
}
