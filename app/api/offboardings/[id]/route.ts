import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { readOffboarding } from "@/lib/offboarding/read-offboarding";
import { noQuery } from "../../parameters";

/** One offboarding with its steps, for its page and for the dialog that watches it. */
export const GET = defineRoute({
  permission: "read",
  params: z.object({ id: z.uuid() }),
  query: noQuery,
  handler: async ({ runtime, params }) => {
    const offboarding = await readOffboarding(runtime.offboarding, params.id);
    for (const { endedAt, snapshot } of offboarding.steps) {
      // Another process may have run it, and its onSettled is not heard here; the lists that are read next have to know.
      if (endedAt !== null) runtime.directory.cache.invalidate(snapshot.organizationId, Date.parse(endedAt));
    }
    return offboarding;
  },
});
