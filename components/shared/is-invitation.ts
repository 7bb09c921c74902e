import type { OrganizationMembershipStatus } from "@/lib/directory/types";

/** Whether somebody has not accepted. Who is listed without a status has: v1.0 of the API lists active users only. */
export function isInvitation(
  status: OrganizationMembershipStatus | null,
): status is Exclude<OrganizationMembershipStatus, "ACTIVE"> {
  return status !== null && status !== "ACTIVE";
}
