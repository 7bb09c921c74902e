import { defineRoute } from "@/lib/auth/define-route";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery, ofProjectInvitation } from "../../../../../../../parameters";

/** What revoking this old invitation to a project would do. Read live; changes nothing. */
export const GET = defineRoute({
  permission: "read",
  params: ofProjectInvitation,
  query: noQuery,
  handler: ({ runtime, principal, params: { orgId, projectId, invitationId }, signal }) =>
    createPlan(
      runtime.offboarding,
      { kind: "revoke_project_invitation", organizationId: orgId, projectId, invitationId },
      principal,
      { signal },
    ),
});
