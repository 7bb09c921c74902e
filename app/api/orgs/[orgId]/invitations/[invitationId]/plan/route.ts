import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { atlasIdSchema } from "@/lib/directory/atlas-id";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery } from "../../../../../parameters";

/** What revoking this old invitation to the organization would do. Read live; changes nothing; says so when the asker may not. */
export const GET = defineRoute({
  permission: "read",
  params: z.object({ orgId: atlasIdSchema, invitationId: atlasIdSchema }),
  query: noQuery,
  handler: ({ runtime, principal, params, signal }) =>
    createPlan(
      runtime.offboarding,
      { kind: "revoke_organization_invitation", organizationId: params.orgId, invitationId: params.invitationId },
      principal,
      { signal },
    ),
});
