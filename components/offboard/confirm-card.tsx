"use client";

import Link from "next/link";
import { type FormEvent, useId, useState } from "react";
import { matchesPhrase } from "@/components/removal/removal-words";
import { RequestFailureNote } from "@/components/removal/request-failure-note";
import { TypedConfirmation } from "@/components/removal/typed-confirmation";
import type { ConfirmedRequest } from "@/components/removal/use-confirmed-request";
import { personPage } from "@/components/shared/person-address";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import type { OffboardingPlan, Refusal } from "@/lib/offboarding/types";
import { removeButtonWords } from "./plan-words";

/** Another read would be refused for the same reason. */
const LASTING: readonly Refusal["code"][] = ["FORBIDDEN", "PROTECTED_USER", "SELF_REMOVAL"];

export interface ConfirmCardProps {
  personId: string;
  plan: OffboardingPlan;
  request: ConfirmedRequest<OffboardingPlan>;
  /** The plan is being read anew, because something was ticked. */
  isReading: boolean;
  onReadAgain: () => void;
}

/** The typed confirmation and the one red button; where the plan is refused, the reason beside it. */
export function ConfirmCard({ personId, plan, request, isReading, onReadAgain }: ConfirmCardProps) {
  const reasonId = useId();
  const [typed, setTyped] = useState("");
  const { failure } = request;
  const isRefused = plan.refusals.length > 0 || plan.steps.length === 0;
  const isMatched = plan.confirmationPhrase === null || matchesPhrase(typed, plan.confirmationPhrase);
  const canStillConfirm = failure === null || failure.remedy === "confirm_again";
  const isReady = !isRefused && isMatched && canStillConfirm && !isReading;

  // Also between its acceptance and the page that shows it.
  const isUnderWay = request.isPending || request.offboardingId !== null;

  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isUnderWay) request.send(plan);
  };
  return (
    <Card aria-label="Confirm">
      <form onSubmit={confirm} className="grid gap-3 p-4">
        {isRefused && (
          <div id={reasonId} className="grid gap-2">
            {plan.refusals.map((refusal) => (
              <Note key={`${refusal.code} ${refusal.message}`} tone="warn" title={refusal.message}>
                {refusal.hint}
              </Note>
            ))}
            {plan.refusals.length === 0 && <Note title="Nothing is left to remove." />}
            {!plan.refusals.every(({ code }) => LASTING.includes(code)) && (
              <div>
                <Button size="sm" onClick={onReadAgain} pending={isReading}>
                  Read again
                </Button>
              </div>
            )}
          </div>
        )}
        {!isRefused && plan.confirmationPhrase !== null && (
          <TypedConfirmation phrase={plan.confirmationPhrase} value={typed} onChange={setTyped} />
        )}
        {failure !== null && (
          <RequestFailureNote
            failure={failure}
            isPending={request.isPending}
            onCheckAgain={() => request.send(plan)}
            onReviewAgain={onReadAgain}
          />
        )}
        {plan.steps.length > 0 && (
          <Button
            type="submit"
            variant="danger"
            size="lg"
            disabled={!isReady}
            pending={isUnderWay}
            aria-describedby={isRefused ? reasonId : undefined}
            className="w-full text-balance [overflow-wrap:anywhere]"
          >
            {removeButtonWords(plan)}
          </Button>
        )}
        {!isRefused && (
          <p className="text-xs text-text-3">
            {isReading
              ? "Reading the plan again, with what you ticked…"
              : "Each target is read again first; what has changed since is left alone."}
          </p>
        )}
        <Link href={personPage(personId)} className={`${buttonClass("ghost", "sm")} -mr-2.5 justify-self-end`}>
          Cancel
        </Link>
      </form>
    </Card>
  );
}
