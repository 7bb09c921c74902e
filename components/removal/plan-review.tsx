import Link from "next/link";
import { offboardPage } from "@/components/shared/person-address";
import { ConsequenceList } from "@/components/shared/step/consequence-list";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { absoluteUtc } from "@/components/ui/relative-words";
import { Skeleton } from "@/components/ui/skeleton";
import type { Plan } from "@/lib/offboarding/types";
import type { ApiError } from "@/lib/query/api-error";

export interface PlanReviewProps {
  plan: Plan;
  /** For the button that is disabled because of the refusals. */
  reasonId: string;
  onReadAgain: () => void;
}

/** What the removal means, what could not be read, why it is refused, and when all that was true. */
export function PlanReview({ plan, reasonId, onReadAgain }: PlanReviewProps) {
  return (
    <>
      <div className="rounded-lg border border-border">
        <ConsequenceList consequences={plan.consequences} dense />
      </div>
      {plan.target.kind === "remove_from_organization" && plan.snapshot.status === "ACTIVE" && (
        <p className="text-sm text-text-2">
          Other organizations stay.{" "}
          <Link href={offboardPage(plan.snapshot.userId)} className="link">
            Offboard from all organizations instead
          </Link>
        </p>
      )}
      {plan.incomplete.map((part) => (
        <Note key={`${part.code} ${part.part}`} tone="warn" title={`Could not be read: ${part.part}.`}>
          {part.reason} {part.nextStep}
        </Note>
      ))}
      {plan.refusals.length > 0 && (
        <div className="grid gap-2">
          <div id={reasonId} className="grid gap-2">
            {plan.refusals.map((refusal) => (
              <Note key={`${refusal.code} ${refusal.message}`} tone="warn" title={refusal.message}>
                {refusal.hint}
              </Note>
            ))}
          </div>
          <div>
            <Button size="sm" onClick={onReadAgain}>
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
        . Read again before anything is sent; if something changed, nothing happens.
      </p>
    </>
  );
}

/** The shape of the review while it is read. */
export function PlanSkeleton() {
  return (
    <div aria-busy>
      <p role="status" className="sr-only">
        Reading live what this means
      </p>
      <div aria-hidden className="appear-late rounded-lg border border-border">
        {[
          [208, 300],
          [176, 240],
          [192, 272],
        ].map(([title, detail]) => (
          <div key={title} className="flex gap-2.5 px-3 py-2 not-first:border-t not-first:border-border">
            <Skeleton width={16} className="mt-1 h-4!" />
            <div className="min-w-0 flex-1">
              <p className="h-4.5">
                <Skeleton width={title ?? 0} />
              </p>
              <p className="h-4.5">
                <Skeleton width={detail ?? 0} />
              </p>
            </div>
          </div>
        ))}
      </div>
      <p aria-hidden className="mt-4 text-xs text-text-3">
        Reading live what this means…
      </p>
    </div>
  );
}

/** The live read failed, so nothing can be confirmed. */
export function PlanFailure({ error, onTryAgain }: { error: ApiError; onTryAgain: () => void }) {
  return (
    <Note tone="bad" role="alert" title={error.message}>
      {error.hint}
      <p className="mt-1">Nothing was removed.</p>
      <p className="mono mt-1 text-xs text-text-3">
        {error.requestId === "" ? error.code : `${error.code} · request ${error.requestId}`}
      </p>
      <div className="mt-2">
        <Button size="sm" onClick={onTryAgain}>
          Try again
        </Button>
      </div>
    </Note>
  );
}
