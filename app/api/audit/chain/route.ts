import { verifyChain } from "@/lib/audit/verify";
import { defineRoute } from "@/lib/auth/define-route";
import { noQuery } from "../../parameters";

/** Whether the audit log's hash chain holds, worked out now over all entries. */
export const GET = defineRoute({
  permission: "audit",
  query: noQuery,
  handler: ({ runtime }) => verifyChain(runtime.db),
});
