import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { findPeople } from "@/lib/directory/people/find-people";
import { freshness } from "../parameters";

/** People of all connections by name, e-mail or id. */
export const GET = defineRoute({
  permission: "read",
  query: freshness.extend({ query: z.string().default("") }),
  handler: ({ runtime, query: { query, fresh }, signal }) => findPeople(runtime.directory, query, { fresh, signal }),
});
