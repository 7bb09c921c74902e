import { defineRoute } from "@/lib/auth/define-route";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery, ofProjectUser } from "../../../../../../../parameters";

/** What removing this person from the project would do. Read live; changes nothing; says so when the asker may not. */
export const GET = defineRoute({
  permission: "read",
  params: ofProjectUser,
  query: noQuery,
  handler: ({ runtime, principal, params: { orgId, projectId, userId }, signal }) =>
    createPlan(
      runtime.offboarding,
      { kind: "remove_from_project", organizationId: orgId, projectId, userId },
      principal,
      { signal },
    ),
});
