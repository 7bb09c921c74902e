"use client";

import { type ConfirmedRequest, useConfirmedRequest } from "@/components/removal/use-confirmed-request";
import { requestOffboarding } from "@/lib/actions/request-offboarding";
import type { OffboardingPlan } from "@/lib/offboarding/types";

/** Every grant is read again before the request is accepted, in every organization. */
const TIMEOUT_MS = 120_000;

/** Asks for the removal of everything that was reviewed, with the database users that were ticked. */
export function useRequestOffboarding(
  personId: string,
  databaseUsers: readonly string[],
): ConfirmedRequest<OffboardingPlan> {
  return useConfirmedRequest(
    (plan, requestKey) =>
      requestOffboarding({
        personId,
        digest: plan.digest,
        requestKey,
        confirmation: plan.confirmationPhrase,
        databaseUsers: [...databaseUsers],
      }),
    TIMEOUT_MS,
  );
}
