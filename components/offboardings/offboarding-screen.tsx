"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { RemovalDialog } from "@/components/removal/removal-dialog";
import { removalPlace } from "@/components/removal/removal-words";
import { PageBody } from "@/components/shared/page/page-body";
import { offboardPage, personPage } from "@/components/shared/person-address";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { ConsequenceList } from "@/components/shared/step/consequence-list";
import { Phases } from "@/components/shared/step/phases";
import { StaysList } from "@/components/shared/step/stays-list";
import { utcDateWords } from "@/components/shared/utc-date";
import { visibleText } from "@/components/shared/visible-text";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Note } from "@/components/ui/note";
import { PageHeader } from "@/components/ui/page-header";
import { isAllowed } from "@/lib/auth/permissions";
import type { OffboardingView, StepView } from "@/lib/offboarding/types";
import { readAgainAfterRemoval } from "@/lib/query/after-removal";
import { toApiError } from "@/lib/query/api-error";
import { hasEnded, offboardingQuery } from "@/lib/query/offboardings";
import { MistakeCard } from "./mistake-card";
import { OffboardingSkeleton } from "./offboarding-skeleton";
import { OutcomeCard } from "./outcome-card";
import { OutcomeNote } from "./outcome-note";
import { StepList } from "./step-list";
import { targetOfStep } from "./target-of-step";

/** Lists that were read before are at most this old, so that an old receipt makes nothing be read again. */
const JUST_ENDED_MS = 5 * 60_000;

const CRUMBS = [{ label: "Offboardings", href: "/offboardings" }];

/** One offboarding: progress while it runs, the receipt afterwards, at the same address and in the same order. */
export function OffboardingScreen({ offboardingId }: { offboardingId: string }) {
  const { data, error, isFetching, refetch } = useQuery(offboardingQuery(offboardingId));
  if (data !== undefined) {
    return (
      <PageBody>
        <Receipt view={data} pollError={error === null ? null : toApiError(error).message} />
      </PageBody>
    );
  }
  return (
    <PageBody>
      <PageHeader crumbs={CRUMBS} title="Offboarding" />
      <div className="mt-4">
        {error === null ? (
          <OffboardingSkeleton />
        ) : (
          <ErrorPanel
            error={toApiError(error)}
            onTryAgain={() => void refetch()}
            trying={isFetching}
            actions={
              <Link href="/offboardings" className={buttonClass()}>
                All offboardings
              </Link>
            }
          />
        )}
      </div>
    </PageBody>
  );
}

function Receipt({ view, pollError }: { view: OffboardingView; pollError: string | null }) {
  const { role } = useSignedIn();
  const router = useRouter();
  const [reviewed, setReviewed] = useState<StepView | null>(null);
  const person = view.person ?? view.steps[0]?.snapshot;
  const isOver = hasEnded(view.state);
  const queryClient = useQueryClient();
  const organizationIds = [...new Set(view.steps.map((step) => step.snapshot.organizationId))].join(" ");
  useEffect(() => {
    const endedAgoMs = Date.now() - Date.parse(view.endedAt ?? "");
    if (isOver && endedAgoMs < JUST_ENDED_MS) void readAgainAfterRemoval(queryClient, organizationIds.split(" "));
  }, [isOver, view.endedAt, organizationIds, queryClient]);
  /** A step of a whole offboarding is reviewed again with all that is left of it. */
  const review = (step: StepView) => {
    if (view.person === null) setReviewed(step);
    else router.push(offboardPage(view.person.userId));
  };

  return (
    <>
      <Breadcrumbs items={CRUMBS} current={crumbOf(view)} />
      <PageHeader
        title={offboardingTitle(view)}
        mark={person?.name && <span className="text-sm text-text-3 [overflow-wrap:anywhere]">{person.username}</span>}
        actions={<Phases current={isOver ? "Receipt" : "Removal"} />}
      />
      <div className="mt-3 grid gap-2">
        <OutcomeNote view={view} />
        {pollError !== null && !isOver && (
          <Note tone="warn" title={pollError}>
            The removal goes on without this page, which asks again by itself.
          </Note>
        )}
      </div>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)_376px] items-start gap-6 max-split:grid-cols-1 max-split:gap-5">
        <div className="grid grid-cols-1 gap-4">
          <Card aria-labelledby="steps" className="overflow-clip">
            <CardHeader
              id="steps"
              title={
                <>
                  {isOver ? "What happened" : "What is happening"}{" "}
                  <span className="ml-0.5 font-normal text-text-3">
                    {view.steps.length} {view.steps.length === 1 ? "step" : "steps"}
                  </span>
                </>
              }
              actions={<span className="text-xs text-text-3">Times in UTC</span>}
            />
            <StepList steps={view.steps} onReview={isAllowed(role, "remove") ? review : null} />
          </Card>
          {view.consequences.length > 0 && (
            <Card aria-labelledby="meaning">
              <CardHeader id="meaning" title="What it meant, as reviewed" />
              <ConsequenceList consequences={view.consequences} />
            </Card>
          )}
        </div>
        <div className="grid grid-cols-1 gap-4">
          <OutcomeCard view={view} />
          <MistakeCard offboardingId={view.id} steps={view.steps} />
          {view.stays.length > 0 && (
            <Card aria-labelledby="stays" className="overflow-clip">
              <CardHeader id="stays" title={isOver ? "Still there" : "What stays"} />
              <StaysList stays={view.stays} />
              {isOver && view.person !== null && (
                <p className="border-t border-border px-4 py-2.5 pl-10.5 text-sm text-text-2">
                  As it was found at the review.{" "}
                  <Link href={`${personPage(view.person.userId)}#leftovers`} className="link">
                    Look for leftovers again
                  </Link>
                </p>
              )}
            </Card>
          )}
        </div>
      </div>
      {reviewed !== null && (
        <RemovalDialog
          target={targetOfStep(reviewed)}
          person={reviewed.snapshot}
          placeName={removalPlace(reviewed.snapshot)}
          onClose={() => setReviewed(null)}
        />
      )}
    </>
  );
}

/** "Ada Okafor, 22 Nov 2026": one person may have been offboarded more than once. */
function crumbOf(view: OffboardingView): string {
  const title = offboardingTitle(view).replace(/^Offboarding of /, "");
  return `${title}, ${utcDateWords(view.requestedAt)}`;
}

/** "Offboarding of Ada Okafor"; of several people's invitations only how many. */
function offboardingTitle(view: OffboardingView): string {
  const people = new Set(view.steps.map((step) => step.snapshot.username));
  if (view.person === null && people.size > 1) return `Revocation of ${view.steps.length} invitations`;
  const person = view.person ?? view.steps[0]?.snapshot;
  return `Offboarding of ${visibleText(person?.name ?? person?.username ?? "nobody")}`;
}
