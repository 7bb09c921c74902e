"use client";

import { requestRemoval } from "@/lib/actions/request-removal";
import type { Plan } from "@/lib/offboarding/types";
import { type ConfirmedRequest, useConfirmedRequest } from "./use-confirmed-request";

/** Asks for one removal as it was reviewed. */
export function useRequestRemoval(): ConfirmedRequest<Plan> {
  return useConfirmedRequest((plan, requestKey) =>
    requestRemoval({
      target: plan.target,
      digest: plan.digest,
      requestKey,
      confirmation: plan.confirmationPhrase,
    }),
  );
}
