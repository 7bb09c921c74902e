import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { findLeftovers } from "@/lib/directory/scan/find-leftovers";
import { scanAnswer } from "../scan-answer";

/** Leftovers of all connections that a search means, as they are found: every project is asked. */
export const GET = defineRoute({
  permission: "read",
  query: z.object({ query: z.string().default("") }),
  handler: ({ runtime, query: { query }, signal }) =>
    scanAnswer((stop) => findLeftovers(runtime.directory, query, { signal: stop }), signal),
});
