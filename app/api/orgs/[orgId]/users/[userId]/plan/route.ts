import { defineRoute } from "@/lib/auth/define-route";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { noQuery, ofOrganizationUser } from "../../../../../parameters";

/** What removing this person from the organization would do. Read live; changes nothing; says so when the asker may not. */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganizationUser,
  query: noQuery,
  handler: ({ runtime, principal, params: { orgId, userId }, signal }) =>
    createPlan(runtime.offboarding, { kind: "remove_from_organization", organizationId: orgId, userId }, principal, {
      signal,
    }),
});
