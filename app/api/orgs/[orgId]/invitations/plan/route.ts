import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { createInvitationsPlan, MAX_INVITATIONS } from "@/lib/offboarding/plan/create-invitations-plan";
import { invitationTarget } from "../../../../invitation-target";
import { ofOrganization } from "../../../../parameters";

/**
 * What revoking these invitations would do; `invitation` is repeated. Read live; changes nothing.
 */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganization,
  query: z.object({
    invitation: z.union([z.string(), z.array(z.string()).max(MAX_INVITATIONS)]).transform((value) => [value].flat()),
  }),
  handler: ({ runtime, principal, params: { orgId }, query, signal }) =>
    createInvitationsPlan(
      runtime.offboarding,
      { organizationId: orgId, targets: query.invitation.map((key) => invitationTarget(orgId, key)) },
      principal,
      { signal },
    ),
});
