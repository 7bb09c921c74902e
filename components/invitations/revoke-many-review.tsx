"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, type RefObject, useEffect, useId, useState } from "react";
import { PlanFailure, PlanSkeleton } from "@/components/removal/plan-review";
import { matchesPhrase } from "@/components/removal/removal-words";
import { RequestFailureNote } from "@/components/removal/request-failure-note";
import { TypedConfirmation } from "@/components/removal/typed-confirmation";
import { useConfirmedRequest } from "@/components/removal/use-confirmed-request";
import { ConsequenceList } from "@/components/shared/step/consequence-list";
import { visibleText } from "@/components/shared/visible-text";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { absoluteUtc } from "@/components/ui/relative-words";
import { requestOffboarding } from "@/lib/actions/request-offboarding";
import type { OffboardingPlan } from "@/lib/offboarding/types";
import { toApiError } from "@/lib/query/api-error";
import { type InvitationTarget, invitationsPlanQuery } from "@/lib/query/invitations-plan";
import { PlannedInvitations } from "./planned-invitations";
import { revokeWords } from "./selection-bar";

/** Every invitation is read again before the request is accepted. */
const TIMEOUT_MS = 120_000;

export interface RevokeManyReviewProps {
  organizationId: string;
  organizationName: string;
  targets: readonly InvitationTarget[];
  cancelRef: RefObject<HTMLButtonElement | null>;
  onReviewAgain: () => void;
  onClose: () => void;
}

/** One review of many invitations, from the live read to the accepted request. A second review is a new one of these. */
export function RevokeManyReview(props: RevokeManyReviewProps) {
  const { organizationId, organizationName, targets, cancelRef, onReviewAgain, onClose } = props;
  const router = useRouter();
  const reasonId = useId();
  const [typed, setTyped] = useState("");
  const { data: plan, error, isFetching, refetch } = useQuery(invitationsPlanQuery(organizationId, targets));
  const request = useConfirmedRequest<OffboardingPlan>(
    ({ digest, confirmationPhrase }, requestKey) =>
      requestOffboarding({
        organizationId,
        invitations: [...targets],
        digest,
        requestKey,
        confirmation: confirmationPhrase,
      }),
    TIMEOUT_MS,
  );
  const { offboardingId, failure } = request;
  useEffect(() => {
    if (offboardingId !== null) router.push(`/offboardings/${offboardingId}`);
  }, [offboardingId, router]);

  const isRefused = plan !== undefined && (plan.refusals.length > 0 || plan.steps.length === 0);
  const isMatched =
    plan !== undefined && (plan.confirmationPhrase === null || matchesPhrase(typed, plan.confirmationPhrase));
  const canStillConfirm = failure === null || failure.remedy === "confirm_again";
  const isReady = plan !== undefined && !isRefused && isMatched && canStillConfirm;
  const isSending = request.isPending || offboardingId !== null;
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isSending) request.send(plan);
  };

  return (
    <>
      <AlertDialog.Title>
        {revokeWords(targets.length)} of {visibleText(organizationName)}
      </AlertDialog.Title>
      <form onSubmit={confirm} className="contents">
        <AlertDialog.Body>
          <AlertDialog.Description>
            <p>
              They can no longer be accepted or renewed as soon as Atlas confirms it. Each one is revoked and verified
              by itself.
            </p>
          </AlertDialog.Description>
          {plan !== undefined ? (
            <>
              {plan.steps.length > 0 && <PlannedInvitations steps={plan.steps} />}
              {plan.consequences.length > 0 && (
                <div className="rounded-lg border border-border">
                  <ConsequenceList consequences={plan.consequences} dense />
                </div>
              )}
              {plan.incomplete.map((part) => (
                <Note key={`${part.code} ${part.part}`} tone="warn" title={`Could not be read: ${part.part}.`}>
                  {part.reason} {part.nextStep}
                </Note>
              ))}
              {isRefused && (
                <div id={reasonId} className="grid gap-2">
                  {plan.refusals.map((refusal) => (
                    <Note key={`${refusal.code} ${refusal.message}`} tone="warn" title={refusal.message}>
                      {refusal.hint}
                    </Note>
                  ))}
                  <div>
                    <Button size="sm" onClick={onReviewAgain}>
                      Read again
                    </Button>
                  </div>
                </div>
              )}
              <p className="text-xs text-text-3">
                Read live at{" "}
                <time dateTime={plan.readAt} title={absoluteUtc(plan.readAt)}>
                  {absoluteUtc(plan.readAt).slice(11)}
                </time>
                . Each is read again before anything is sent; what has changed is left alone.
              </p>
              {plan.confirmationPhrase !== null && !isRefused && (
                <TypedConfirmation phrase={plan.confirmationPhrase} value={typed} onChange={setTyped} />
              )}
            </>
          ) : error !== null && !isFetching ? (
            <PlanFailure error={toApiError(error)} onTryAgain={() => void refetch()} />
          ) : (
            <PlanSkeleton />
          )}
          {failure !== null && (
            <RequestFailureNote
              failure={failure}
              isPending={request.isPending}
              onCheckAgain={() => plan !== undefined && request.send(plan)}
              onReviewAgain={onReviewAgain}
            />
          )}
        </AlertDialog.Body>
        <AlertDialog.Footer>
          {/* Focus starts here whatever opened the dialog, so it is shown also after a click. */}
          <Button
            ref={cancelRef}
            onClick={onClose}
            disabled={isSending}
            className="focus:[outline-offset:var(--ring-gap)] focus:[outline:var(--ring)]"
          >
            Cancel
          </Button>
          {(error === null || isFetching) && (
            <Button
              type="submit"
              variant="danger"
              aria-describedby={isRefused ? reasonId : undefined}
              disabled={!isReady}
              pending={isSending}
            >
              {revokeWords(plan?.steps.length ?? targets.length)}
            </Button>
          )}
        </AlertDialog.Footer>
      </form>
    </>
  );
}
