import { defineRoute } from "@/lib/auth/define-route";
import { readPerson } from "@/lib/directory/people/read-person";
import { noQuery, ofPerson } from "../../parameters";

/** Everything one person can reach, across all connections. */
export const GET = defineRoute({
  permission: "read",
  params: ofPerson,
  query: noQuery,
  handler: ({ runtime, params, signal }) => readPerson(runtime.directory, params.userId, { signal }),
});
