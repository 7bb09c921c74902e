import { defineRoute } from "@/lib/auth/define-route";
import { readConnections } from "@/lib/directory/connections/read-connections";
import { noQuery } from "../parameters";

/** Every connection, tested: who it is, what it may do, and what is wrong with it. */
export const GET = defineRoute({
  permission: "connections",
  query: noQuery,
  handler: ({ runtime, signal }) => readConnections(runtime.directory, { signal }),
});
