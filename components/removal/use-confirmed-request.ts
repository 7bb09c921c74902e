"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from "next/navigation";
import { useState } from "react";
import { queryKeys } from "@/lib/query/keys";
import type { Result } from "@/lib/result";
import { failureOfAnswer, OLD_PAGE, type RequestFailure, UNKNOWN_WHETHER_REQUESTED } from "./request-failure";

/** A plan is read again live before it is accepted, so this is long; without any bound a lost answer would spin for ever. */
const TIMEOUT_MS = 45_000;

export interface ConfirmedRequest<Confirmed> {
  /** Asks for what was reviewed. Once more after a lost answer is safe: the request key stays the same. */
  send(confirmed: Confirmed): void;
  isPending: boolean;
  /** Null until the server has accepted it. */
  offboardingId: string | null;
  failure: RequestFailure | null;
}

/** One confirmation of one review. The request key is made with it, so that it is carried out once however often it is sent. */
export function useConfirmedRequest<Confirmed>(
  request: (confirmed: Confirmed, requestKey: string) => Promise<Result<{ offboardingId: string }>>,
  timeoutMs: number = TIMEOUT_MS,
): ConfirmedRequest<Confirmed> {
  const queryClient = useQueryClient();
  const [requestKey] = useState(() => crypto.randomUUID());
  const mutation = useMutation({
    mutationFn: (confirmed: Confirmed) => answerWithin(request(confirmed, requestKey), timeoutMs),
    retry: false,
    onSuccess: () => {
      // Not waited for: a mutation has succeeded once this returns, and the person is waiting to see how it goes.
      void queryClient.invalidateQueries({ queryKey: queryKeys.offboardings() });
    },
  });
  const result = mutation.data;
  return {
    send: mutation.mutate,
    isPending: mutation.isPending,
    offboardingId: result?.ok ? result.value.offboardingId : null,
    failure: mutation.isError
      ? isUnrecognizedActionError(mutation.error)
        ? OLD_PAGE
        : UNKNOWN_WHETHER_REQUESTED
      : result !== undefined && !result.ok
        ? failureOfAnswer(result.error)
        : null,
  };
}

async function answerWithin<Value>(answer: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
