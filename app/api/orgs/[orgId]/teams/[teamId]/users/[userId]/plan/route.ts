import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { atlasIdSchema } from "@/lib/directory/atlas-id";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery } from "../../../../../../../parameters";

/** What taking this person out of the team would do. Read live; changes nothing; says so when the asker may not. */
export const GET = defineRoute({
  permission: "read",
  params: z.object({ orgId: atlasIdSchema, teamId: atlasIdSchema, userId: atlasIdSchema }),
  query: noQuery,
  handler: ({ runtime, principal, params, signal }) =>
    createPlan(
      runtime.offboarding,
      { kind: "remove_from_team", organizationId: params.orgId, teamId: params.teamId, userId: params.userId },
      principal,
      { signal },
    ),
});
