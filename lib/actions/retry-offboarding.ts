"use server";

import { z } from "zod";
import { defineAction } from "@/lib/auth/define-action";
import { retryOffboarding as retry } from "@/lib/offboarding/retry-offboarding";

/** Tries the steps of an offboarding again that failed, were refused or were not confirmed. */
export const retryOffboarding = defineAction({
  permission: "remove",
  recentSignIn: true,
  input: z.object({ offboardingId: z.uuid() }),
  handler: ({ principal, runtime, input }) => retry(runtime.offboarding, { ...input, principal }),
});
