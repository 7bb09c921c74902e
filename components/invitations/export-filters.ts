import type { InvitationFilter } from "./invitation-filter";

/** The filters of the report that is the queue as it is shown. Typed text stays out of addresses, and so out of the file. */
export function invitationsExportFilters(
  organizationId: string,
  filter: InvitationFilter,
): Record<string, string | null> {
  return {
    orgId: organizationId,
    status: filter.status,
    kind: filter.kind,
    projectId: filter.projectId,
    domain: filter.domain,
    inviterDomain: filter.inviterDomain,
    inviter: filter.inviterHasLeft ? "left" : null,
    expires: filter.expiresWithinDays,
  };
}
