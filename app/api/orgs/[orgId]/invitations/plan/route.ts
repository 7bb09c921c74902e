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
    invitation: z
      .union([z.string(), z.array(z.string()).max(MAX_INVITATIONS)])
      .default([])
      .transform((value) => [value].flat()),
  }),
  handler: async ({ runtime, principal, params: { orgId }, query, signal }) => {
    // An organization that is not ours is said first, and the same for whatever is asked of it.
    await runtime.offboarding.connections.forOrganization(orgId);
    const targets = query.invitation.map((key) => invitationTarget(orgId, key));
    return createInvitationsPlan(runtime.offboarding, { organizationId: orgId, targets }, principal, { signal });
  },
});
