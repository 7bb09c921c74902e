import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { atlasIdSchema } from "@/lib/directory/atlas-id";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery } from "../../../../../../../parameters";

/** What revoking this old invitation to the project would do. Read live; changes nothing; says so when the asker may not. */
export const GET = defineRoute({
  permission: "read",
  params: z.object({ orgId: atlasIdSchema, projectId: atlasIdSchema, invitationId: atlasIdSchema }),
  query: noQuery,
  handler: ({ runtime, principal, params, signal }) =>
    createPlan(
      runtime.offboarding,
      {
        kind: "revoke_project_invitation",
        organizationId: params.orgId,
        projectId: params.projectId,
        invitationId: params.invitationId,
      },
      principal,
      { signal },
    ),
});
