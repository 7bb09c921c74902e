import { defineRoute } from "@/lib/auth/define-route";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery, ofTeamUser } from "../../../../../../../parameters";

/** What taking this person out of the team would do. Read live; changes nothing; says so when the asker may not. */
export const GET = defineRoute({
  permission: "read",
  params: ofTeamUser,
  query: noQuery,
  handler: ({ runtime, principal, params: { orgId, teamId, userId }, signal }) =>
    createPlan(runtime.offboarding, { kind: "remove_from_team", organizationId: orgId, teamId, userId }, principal, {
      signal,
    }),
});
