import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { createPersonPlan } from "@/lib/offboarding/plan/create-person-plan";
import { ofPerson } from "../../../parameters";

const MAX_DATABASE_USERS = 100;

/** What removing everything of this person would do, with the ticked database users. Read live; changes nothing. */
export const GET = defineRoute({
  permission: "read",
  params: ofPerson,
  query: z.object({
    databaseUser: z
      .union([z.string(), z.array(z.string()).max(MAX_DATABASE_USERS)])
      .optional()
      .transform((value) => (value === undefined ? [] : [value].flat())),
  }),
  handler: ({ runtime, principal, params, query, signal }) =>
    createPersonPlan(runtime.offboarding, { personId: params.userId, databaseUsers: query.databaseUser }, principal, {
      signal,
    }),
});
