import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { prepareReinvite } from "@/lib/offboarding/reinvite/prepare-reinvite";
import { noQuery } from "../../../parameters";

/** What of an offboarding can be given back by an invitation, and what is gone. Read live; changes nothing. */
export const GET = defineRoute({
  permission: "read",
  params: z.object({ id: z.uuid() }),
  query: noQuery,
  handler: ({ runtime, params, signal }) => prepareReinvite(runtime.offboarding, params.id, { signal }),
});
