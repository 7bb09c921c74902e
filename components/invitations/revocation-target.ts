import type { InvitationRow } from "@/lib/directory/person-types";
import type { InvitationTarget } from "@/lib/query/invitations-plan";

/** What revoking this invitation names. An invitation of today is a user who has not accepted. */
export function revocationTarget(organizationId: string, row: InvitationRow): InvitationTarget {
  if (row.kind === "organization") return { kind: "remove_from_organization", organizationId, userId: row.id };
  if (row.kind === "project_legacy" && row.project !== null) {
    return {
      kind: "revoke_project_invitation",
      organizationId,
      projectId: row.project.id,
      invitationId: row.id,
    };
  }
  return { kind: "revoke_organization_invitation", organizationId, invitationId: row.id };
}
