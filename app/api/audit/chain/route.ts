import { defineRoute } from "@/lib/auth/define-route";
import { noQuery } from "../../parameters";

/** Whether the audit log's hash chain holds: over all entries every ten minutes, over the new ones each time. It says when. */
export const GET = defineRoute({
  permission: "audit",
  query: noQuery,
  handler: ({ runtime }) => runtime.chain.check(),
});
