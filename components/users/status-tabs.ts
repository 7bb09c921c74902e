import type { OrganizationMembershipStatus } from "@/lib/directory/types";

/** The tabs, in their order. "Expired" and "Declined" are short for the invitation's fate. */
export const STATUS_TABS: readonly { label: string; status: OrganizationMembershipStatus | null }[] = [
  { label: "All", status: null },
  { label: "Active", status: "ACTIVE" },
  { label: "Pending", status: "PENDING" },
  { label: "Expired", status: "INVITATION_EXPIRED" },
  { label: "Declined", status: "INVITATION_REJECTED" },
];
