"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { RateLimitWait } from "@/components/shared/rate-limit-wait";
import { StepFacts, stepFacts } from "@/components/shared/step/step-facts";
import { STEP_LOOKS, StepStatus } from "@/components/shared/step/step-status";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Note } from "@/components/ui/note";
import { Spinner } from "@/components/ui/spinner";
import { STEP_OUTCOMES } from "@/lib/offboarding/types";
import { readAgainAfterRemoval } from "@/lib/query/after-removal";
import { offboardingQuery } from "@/lib/query/offboardings";
import { type Phase, removalPhases } from "./removal-phases";

export interface RemovalProgressProps {
  offboardingId: string;
  organizationId: string;
  onReviewAgain: (notice: string) => void;
  onClose: () => void;
}

/** How the removal goes, live, and what it came to. */
export function RemovalProgress({ offboardingId, organizationId, onReviewAgain, onClose }: RemovalProgressProps) {
  const queryClient = useQueryClient();
  const { data, error } = useQuery(offboardingQuery(offboardingId));
  const step = data?.steps[0];
  const state = step?.state ?? "waiting";
  const hasOutcome = STEP_OUTCOMES.some((outcome) => outcome === state);

  // The button that had the focus is gone; without this it would fall back to the page.
  const statusRef = useRef<HTMLParagraphElement>(null);
  useEffect(() => statusRef.current?.focus(), []);

  useEffect(() => {
    if (!hasOutcome) return;
    void readAgainAfterRemoval(queryClient, [organizationId]);
  }, [hasOutcome, organizationId, queryClient]);

  return (
    <>
      <AlertDialog.Body>
        <div>
          <p
            ref={statusRef}
            role="status"
            tabIndex={-1}
            className="text-base font-medium [&_span]:text-base [&_svg]:size-4.5"
          >
            <StepStatus state={state} />
          </p>
          <p className="mt-1 [overflow-wrap:anywhere]">{step?.sentence ?? "Waiting for a worker to take it."}</p>
          {step !== undefined && hasOutcome && <StepFacts facts={stepFacts(step)} />}
        </div>
        {!hasOutcome && <Phases phases={removalPhases(step ?? { state: "waiting", answer: null })} />}
        {!hasOutcome && step?.waitingUntil && <RateLimitWait until={step.waitingUntil} />}
        {hasOutcome && step?.nextStep && (
          <Note tone={STEP_LOOKS[state].tone === "bad" ? "bad" : "plain"} title="Next step">
            {step.nextStep}
          </Note>
        )}
        {error !== null && !hasOutcome && (
          <Note tone="warn" title={error.message}>
            The removal goes on without this page, which asks again by itself.
          </Note>
        )}
        {!hasOutcome && (
          <p className="text-xs text-text-3">You can close this: it goes on. Offboardings has how it ends.</p>
        )}
      </AlertDialog.Body>
      <AlertDialog.Footer>
        <Button onClick={onClose}>Close</Button>
        {hasOutcome && state === "changed_since_review" && (
          <Button onClick={() => onReviewAgain("It changed after you reviewed it. This is how it is now.")}>
            Review again
          </Button>
        )}
        {hasOutcome && (
          <Button className="h-auto min-h-12" render={<Link href={`/offboardings/${offboardingId}`} />}>
            Open receipt
          </Button>
        )}
      </AlertDialog.Footer>
    </>
  );
}

function Phases({ phases }: { phases: readonly Phase[] }) {
  return (
    <ol className="rounded-lg border border-border">
      {phases.map((phase) => (
        <li
          key={phase.label}
          className={classNames(
            "flex items-center gap-2.5 px-3 py-2 not-first:border-t not-first:border-border",
            phase.state === "waiting" ? "text-text-3" : "text-text",
          )}
        >
          {phase.state === "busy" ? (
            <Spinner />
          ) : phase.state === "done" ? (
            <CircleCheck aria-hidden className="size-icon flex-none text-accent-text" />
          ) : phase.state === "unclear" ? (
            <CircleAlert aria-hidden className="size-icon flex-none text-warning-icon" />
          ) : (
            <CircleDashed aria-hidden className="size-icon flex-none text-text-3" />
          )}
          <span>
            {phase.label}
            {phase.state !== "waiting" && (
              <span className="sr-only">
                {phase.state === "busy" ? ", now" : phase.state === "done" ? ", done" : ", unclear"}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
