import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { listOffboardings } from "@/lib/offboarding/list-offboardings";
import { pageLimit } from "../parameters";

/** Offboardings, newest first, a page at a time: `before` is the id of the last one of the page before. */
export const GET = defineRoute({
  permission: "read",
  query: z.object({ limit: pageLimit, before: z.uuid().optional() }),
  handler: ({ runtime, query: { limit, before = null } }) => listOffboardings(runtime.offboarding, { limit, before }),
});
