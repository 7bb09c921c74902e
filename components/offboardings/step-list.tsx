import { Building2, CircleCheck, TriangleAlert } from "lucide-react";
import { groupByOrganization } from "@/components/shared/group-by-organization";
import { RateLimitWait } from "@/components/shared/rate-limit-wait";
import { StepFacts, stepFacts } from "@/components/shared/step/step-facts";
import { STEP_LOOKS } from "@/components/shared/step/step-status";
import { stepSubject, stepTitle } from "@/components/shared/step/step-title";
import { visibleText } from "@/components/shared/visible-text";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { absoluteUtc } from "@/components/ui/relative-words";
import { Spinner } from "@/components/ui/spinner";
import { StatusText } from "@/components/ui/status-text";
import type { StepView } from "@/lib/offboarding/types";
import { standingOf } from "./standing";

export interface StepListProps {
  steps: readonly StepView[];
  /** Opens a new live review of a step that changed; absent for those who may not remove. */
  onReview: ((step: StepView) => void) | null;
}

/** The steps, organization by organization, in the order of the review: progress while they run, a receipt afterwards. */
export function StepList({ steps, onReview }: StepListProps) {
  const inOrder = [...steps].sort((left, right) => left.position - right.position);
  const namesPeople = new Set(steps.map((step) => step.snapshot.username)).size > 1;
  return (
    <ol aria-live="polite" aria-relevant="text">
      {groupByOrganization(inOrder).map((group) => (
        <li key={group.id} className="not-first:border-t not-first:border-border">
          <GroupHead name={group.name} steps={group.steps} />
          <ol>
            {group.steps.map((step) => (
              <Step key={step.id} step={step} namesPerson={namesPeople} onReview={onReview} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function GroupHead({ name, steps }: { name: string; steps: readonly StepView[] }) {
  const standing = standingOf(steps);
  return (
    <div className="flex items-center gap-2 border-b border-border bg-bg-subtle px-4 py-2.5 text-sm max-phone:px-3">
      <Building2 aria-hidden className="mr-2.5 ml-1 size-icon flex-none text-text-3" />
      <h3 className="min-w-0 flex-1 [overflow-wrap:anywhere]">{visibleText(name)}</h3>
      {standing.tone === "busy" ? (
        <span className="text-text-3">{standing.words}</span>
      ) : (
        <StatusText
          tone={standing.tone}
          icon={standing.tone === "ok" ? CircleCheck : TriangleAlert}
          className="font-normal!"
        >
          {standing.words}
        </StatusText>
      )}
    </div>
  );
}

const SIDE_TONES: Record<string, string> = {
  ok: "text-accent-text",
  bad: "text-danger-text",
  warn: "text-warning-text",
  busy: "text-text",
  plain: "text-text-2",
};

const ICON_TONES: Record<string, string> = {
  ok: "text-accent-text",
  bad: "text-danger-text",
  warn: "text-warning-icon",
  busy: "text-text-2",
  plain: "text-text-3",
};

function Step({
  step,
  namesPerson,
  onReview,
}: {
  step: StepView;
  namesPerson: boolean;
  onReview: StepListProps["onReview"];
}) {
  const look = STEP_LOOKS[step.state];
  const Icon = look.icon;
  const at = step.endedAt ?? step.startedAt;
  const canReview = onReview !== null && step.state === "changed_since_review";
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)_140px] gap-x-3 px-4 py-3 not-first:border-t not-first:border-border max-phone:grid-cols-[24px_minmax(0,1fr)] max-phone:px-3">
      <span className={classNames("grid size-5.5 place-items-center max-phone:row-span-2", ICON_TONES[look.tone])}>
        {Icon === null ? <Spinner className="size-4.5!" /> : <Icon aria-hidden className="size-4.5" />}
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <h4 className="text-base font-medium">{stepTitle(step)}</h4>
        {namesPerson && <p className="text-sm text-text">{visibleText(step.snapshot.username)}</p>}
        {(step.snapshot.project || step.snapshot.item) && (
          <p className="mt-px text-sm text-text-3">{stepSubject(step)}</p>
        )}
        <p className="mt-px text-sm text-text-2">{step.sentence}</p>
        {step.waitingUntil && (
          <div className="mt-2">
            <RateLimitWait until={step.waitingUntil} />
          </div>
        )}
        {(step.nextStep || canReview) && (
          <div className="mt-2 rounded-md border border-border bg-bg-subtle px-3 py-2 text-sm text-text-2">
            {step.nextStep && <p>{step.nextStep}</p>}
            {canReview && (
              <div className="mt-2 first:mt-0">
                <Button size="sm" onClick={() => onReview(step)}>
                  Review the change
                </Button>
              </div>
            )}
          </div>
        )}
        <StepFacts facts={stepFacts(step)} />
      </div>
      <div className="text-right text-xs leading-5 text-text-3 max-phone:col-start-2 max-phone:row-start-1 max-phone:flex max-phone:flex-wrap max-phone:gap-x-2 max-phone:text-left">
        <span className={classNames("block text-sm font-medium", SIDE_TONES[look.tone])}>{look.words}</span>
        {at !== null && (
          <time dateTime={at} title={absoluteUtc(at)}>
            {absoluteUtc(at).slice(11, 19)}
          </time>
        )}
      </div>
    </li>
  );
}
