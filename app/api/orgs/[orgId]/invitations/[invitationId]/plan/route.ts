import { defineRoute } from "@/lib/auth/define-route";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery, ofInvitation } from "../../../../../parameters";

/** What revoking this old invitation to the organization would do. Read live; changes nothing. */
export const GET = defineRoute({
  permission: "read",
  params: ofInvitation,
  query: noQuery,
  handler: ({ runtime, principal, params: { orgId, invitationId }, signal }) =>
    createPlan(
      runtime.offboarding,
      { kind: "revoke_organization_invitation", organizationId: orgId, invitationId },
      principal,
      { signal },
    ),
});
