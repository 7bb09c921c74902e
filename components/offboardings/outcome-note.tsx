"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { absoluteUtc } from "@/components/ui/relative-words";
import { Spinner } from "@/components/ui/spinner";
import { retryOffboarding } from "@/lib/actions/retry-offboarding";
import { isAllowed } from "@/lib/auth/permissions";
import type { OffboardingView } from "@/lib/offboarding/types";
import { queryKeys } from "@/lib/query/keys";
import { goToSignInAgain } from "@/lib/query/sign-in";
import { doneWords, isGone, isOutcome, placeWords, standingOf, unfinishedWords } from "./standing";

/** The first thing a receipt says: that it runs, that it is done, or that access remains and what can be done about it. */
export function OutcomeNote({ view }: { view: OffboardingView }) {
  const { role } = useSignedIn();
  if (view.steps.some((step) => !isOutcome(step.state))) {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-text-2">
        <Spinner size="sm" />
        It runs by itself: this page only follows it.
      </p>
    );
  }
  if (view.steps.every((step) => isGone(step.state))) {
    return (
      <Note tone="ok" role="status" title={`${doneWords(view.steps)}.`}>
        {view.endedAt !== null && `Verified by reading back at ${absoluteUtc(view.endedAt).slice(11)}.`}
      </Note>
    );
  }
  const open = view.steps.filter((step) => !isGone(step.state));
  const standing = standingOf(open).words === "Access remains" ? "remains" : "may remain";
  return (
    <UnfinishedNote
      view={view}
      title={`Not finished: access to ${placeWords(open)} ${standing}.`}
      mayRetry={isAllowed(role, "remove")}
    />
  );
}

/** Outcomes that a second attempt can change; what changed since review needs a new review instead. */
const RETRYABLE: readonly string[] = ["refused", "failed", "not_confirmed"];

function UnfinishedNote({ view, title, mayRetry }: { view: OffboardingView; title: string; mayRetry: boolean }) {
  const queryClient = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryOffboarding({ offboardingId: view.id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.offboarding(view.id) }),
  });
  const count = view.steps.filter((step) => RETRYABLE.includes(step.state)).length;
  const refusal = retry.data?.ok === false ? retry.data.error : null;
  return (
    <>
      <Note
        tone="warn"
        role="status"
        title={title}
        actions={
          mayRetry &&
          count > 0 && (
            <Button variant="primary" size="sm" onClick={() => retry.mutate()} pending={retry.isPending}>
              {!retry.isPending && <RefreshCw aria-hidden className="size-icon-sm" />}
              Retry {count} failed {count === 1 ? "step" : "steps"}
            </Button>
          )
        }
      >
        {unfinishedWords(view.steps)}
        {!mayRetry && count > 0 && " Operators and admins can retry."}
      </Note>
      {refusal !== null && (
        <Note
          tone="bad"
          role="alert"
          title={refusal.message}
          actions={
            refusal.code === "RECENT_SIGN_IN_REQUIRED" && (
              <Button size="sm" onClick={goToSignInAgain}>
                Sign in again
              </Button>
            )
          }
        >
          {refusal.hint}
        </Note>
      )}
      {retry.isError && (
        <Note tone="warn" role="alert" title="We could not tell whether the retry was taken.">
          Look at the steps below: if none runs, retry again. That is safe: each step reads Atlas before it sends
          anything.
        </Note>
      )}
    </>
  );
}
