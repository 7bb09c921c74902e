"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type RefObject, useId, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { RemovalTarget } from "@/lib/offboarding/types";
import { toApiError } from "@/lib/query/api-error";
import { planQuery } from "@/lib/query/plan";
import { PlanFailure, PlanReview, PlanSkeleton } from "./plan-review";
import { RemovalProgress } from "./removal-progress";
import { matchesPhrase, type RemovalPerson, removalPlace, removalWords } from "./removal-words";
import { RequestFailureNote } from "./request-failure-note";
import { TypedConfirmation } from "./typed-confirmation";
import { useRequestRemoval } from "./use-request-removal";

export interface RemovalFlowProps {
  target: RemovalTarget;
  person: RemovalPerson;
  placeName: string;
  cancelRef: RefObject<HTMLButtonElement | null>;
  /** Why it is reviewed once more, or null. */
  notice: string | null;
  onReviewAgain: (notice: string | null) => void;
  onClose: () => void;
}

/** One review, from the live read to the outcome. A second review is a new one of these. */
export function RemovalFlow(props: RemovalFlowProps) {
  const { target, person, placeName, cancelRef, notice, onReviewAgain, onClose } = props;
  const reasonId = useId();
  const [typed, setTyped] = useState("");
  const { data: plan, error, isFetching, refetch } = useQuery(planQuery(target));
  const request = useRequestRemoval();

  const subject = plan === undefined ? person : plan.snapshot;
  const words = removalWords(target.kind, subject, plan === undefined ? placeName : removalPlace(plan.snapshot));
  const isRefused = plan !== undefined && plan.refusals.length > 0;
  const isMatched =
    plan !== undefined && (plan.confirmationPhrase === null || matchesPhrase(typed, plan.confirmationPhrase));
  const { failure } = request;
  const canStillConfirm = failure === null || failure.remedy === "confirm_again";

  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (plan === undefined || isRefused || !isMatched || !canStillConfirm || request.isPending) return;
    request.send(plan);
  };

  if (request.offboardingId !== null) {
    return (
      <>
        <AlertDialog.Title>{words.title}</AlertDialog.Title>
        <RemovalProgress
          offboardingId={request.offboardingId}
          organizationId={target.organizationId}
          onReviewAgain={onReviewAgain}
          onClose={onClose}
        />
      </>
    );
  }

  return (
    <>
      <AlertDialog.Title>{words.title}</AlertDialog.Title>
      <form onSubmit={confirm} className="contents">
        <AlertDialog.Body>
          <AlertDialog.Description>
            {notice !== null && <p className="mb-2 font-medium text-text">{notice}</p>}
            <p>{words.lead}</p>
          </AlertDialog.Description>
          {plan !== undefined ? (
            <PlanReview plan={plan} reasonId={reasonId} onReadAgain={() => onReviewAgain(null)} />
          ) : error !== null && !isFetching ? (
            <PlanFailure error={toApiError(error)} onTryAgain={() => void refetch()} />
          ) : (
            <PlanSkeleton />
          )}
          {plan !== undefined && plan.confirmationPhrase !== null && !isRefused && (
            <TypedConfirmation phrase={plan.confirmationPhrase} value={typed} onChange={setTyped} />
          )}
          {failure !== null && (
            <RequestFailureNote
              failure={failure}
              isPending={request.isPending}
              onCheckAgain={() => plan !== undefined && request.send(plan)}
              onReviewAgain={() => onReviewAgain(null)}
            />
          )}
        </AlertDialog.Body>
        <AlertDialog.Footer>
          {/* Focus starts here whatever opened the dialog, so it is shown also after a click. */}
          <Button
            ref={cancelRef}
            onClick={onClose}
            disabled={request.isPending}
            className="focus:[outline-offset:var(--ring-gap)] focus:[outline:var(--ring)]"
          >
            Cancel
          </Button>
          {(error === null || isFetching) && (
            <Button
              type="submit"
              variant="danger"
              detail={words.buttonLines[1]}
              aria-describedby={isRefused ? reasonId : undefined}
              disabled={plan === undefined || isRefused || !isMatched || !canStillConfirm}
              pending={request.isPending}
            >
              {words.buttonLines[0]}
            </Button>
          )}
        </AlertDialog.Footer>
      </form>
    </>
  );
}
