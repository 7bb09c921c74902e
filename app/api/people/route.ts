import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { findPeople, LONGEST_QUERY } from "@/lib/directory/people/find-people";
import { freshness } from "../parameters";

/** People of all connections by name, e-mail or id. */
export const GET = defineRoute({
  permission: "read",
  query: freshness.extend({
    query: z.string().max(LONGEST_QUERY, `at most ${LONGEST_QUERY} characters`).default(""),
  }),
  handler: ({ runtime, query: { query, fresh }, signal }) => findPeople(runtime.directory, query, { fresh, signal }),
});
