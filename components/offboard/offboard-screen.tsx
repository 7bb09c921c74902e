"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { PageBody } from "@/components/shared/page/page-body";
import { personPage } from "@/components/shared/person-address";
import { Phases } from "@/components/shared/step/phases";
import { visibleText } from "@/components/shared/visible-text";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { PageHeader } from "@/components/ui/page-header";
import { absoluteUtc } from "@/components/ui/relative-words";
import type { OffboardingPlan } from "@/lib/offboarding/types";
import { toApiError } from "@/lib/query/api-error";
import { queryKeys } from "@/lib/query/keys";
import { personPlanQuery } from "@/lib/query/person-plan";
import { ConfirmCard } from "./confirm-card";
import { DatabaseUserChoice } from "./database-user-choice";
import { OffboardSkeleton } from "./offboard-skeleton";
import { PlanMeaning } from "./plan-meaning";
import { PlanSteps } from "./plan-steps";
import { stepCountWords } from "./plan-words";
import { useRequestOffboarding } from "./use-request-offboarding";

/** The review of an offboarding. A second review of the same person is a new one: nothing of the first counts. */
export function OffboardScreen({ personId }: { personId: string }) {
  const queryClient = useQueryClient();
  const [round, setRound] = useState(0);
  const reviewAgain = () => {
    queryClient.removeQueries({ queryKey: queryKeys.personPlans(personId) });
    setRound((current) => current + 1);
  };
  useEffect(() => {
    // The button that had the focus is gone with the first review.
    if (round > 0) document.getElementById("main")?.focus();
  }, [round]);
  return <Review key={round} personId={personId} onReviewAgain={reviewAgain} />;
}

function Review({ personId, onReviewAgain }: { personId: string; onReviewAgain: () => void }) {
  const router = useRouter();
  const [databaseUsers, setDatabaseUsers] = useState<string[]>([]);
  const {
    data: plan,
    error,
    isFetching,
  } = useQuery({ ...personPlanQuery(personId, databaseUsers), placeholderData: keepPreviousData });
  const request = useRequestOffboarding(personId, databaseUsers);

  const { offboardingId } = request;
  useEffect(() => {
    // In the place of the review: going back from the receipt leads to the person, not to a plan that is carried out.
    if (offboardingId !== null) router.replace(`/offboardings/${offboardingId}`);
  }, [offboardingId, router]);

  const name = plan?.person ? visibleText(plan.person.name ?? plan.person.username) : null;
  const crumbs = [
    { label: "People", href: "/people" },
    { label: name ?? "Person", href: personPage(personId) },
  ];
  if (plan === undefined) {
    return (
      <PageBody>
        <PageHeader crumbs={crumbs} title="Offboard" actions={<Phases current="Review" />} />
        <div className="mt-4">
          {error === null || isFetching ? (
            <OffboardSkeleton />
          ) : (
            <ErrorPanel
              error={toApiError(error)}
              onTryAgain={onReviewAgain}
              actions={
                <Link href={personPage(personId)} className={buttonClass()}>
                  Back to the person
                </Link>
              }
            />
          )}
        </div>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <Breadcrumbs items={crumbs} current="Offboard" />
      <PageHeader title={`Offboard ${name ?? "this person"}`} actions={<Phases current="Review" />} />
      <PlanStamp plan={plan} />
      {plan.incomplete.length > 0 && (
        <div className="mt-3">
          <IncompleteBar flat={false} parts={plan.incomplete} onReadAgain={onReviewAgain} reading={isFetching} />
        </div>
      )}
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)_var(--w-aside)] grid-rows-[auto_1fr] items-start gap-x-6 gap-y-4 max-split:grid-cols-1 max-split:grid-rows-none max-split:gap-y-5">
        <Card aria-labelledby="steps" className="overflow-clip">
          <CardHeader
            id="steps"
            title={
              <>
                What will be removed{" "}
                <span className="ml-0.5 text-sm font-normal text-text-3">{stepCountWords(plan.steps.length)}</span>
              </>
            }
          />
          {plan.steps.length > 0 ? (
            <PlanSteps steps={plan.steps} />
          ) : (
            <p className="px-4 py-3 text-sm text-text-2">
              {plan.incomplete.length > 0
                ? "Nothing that could be read. What could not be read may hold something."
                : "Nothing: no membership and no invitation in any connected organization."}
            </p>
          )}
        </Card>
        <div className="row-span-2 min-w-0 max-split:row-span-1">
          <PlanMeaning
            plan={plan}
            personId={personId}
            choice={
              <DatabaseUserChoice
                leftovers={plan.leftovers}
                chosen={databaseUsers}
                onChange={setDatabaseUsers}
                disabled={request.isPending || offboardingId !== null}
              />
            }
          />
        </div>
        {/* Under the steps: what it means may be much longer than they are, and the button is not to be looked for. */}
        <div className="min-w-0">
          <ConfirmCard
            personId={personId}
            plan={plan}
            request={request}
            isReading={isFetching}
            onReadAgain={onReviewAgain}
          />
        </div>
      </div>
    </PageBody>
  );
}

function PlanStamp({ plan }: { plan: OffboardingPlan }) {
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 text-sm text-text-2">
      <span>
        Nothing has been removed. This plan was read live at{" "}
        <time dateTime={plan.readAt} title={absoluteUtc(plan.readAt)}>
          {absoluteUtc(plan.readAt).slice(11)}
        </time>
        {plan.incomplete.length === 0 ? " and is complete." : " and is incomplete."}
      </span>
      <span className="inline-flex items-center gap-1.5 text-text-3">
        Plan <CopyableId value={plan.digest} shown={plan.digest.slice(0, 8)} what="plan digest" />
      </span>
    </p>
  );
}
