import Link from "next/link";
import type { ReactNode } from "react";
import { personPage } from "@/components/shared/person-address";
import { ConsequenceList } from "@/components/shared/step/consequence-list";
import { StaysList } from "@/components/shared/step/stays-list";
import { Card, CardHeader } from "@/components/ui/card";
import type { OffboardingPlan, Stays } from "@/lib/offboarding/types";
import { LeftoverFold } from "./leftover-fold";

/** So many possible leftovers are shown one by one; more are folded into one line. */
const MOST_UNFOLDED = 3;

export interface PlanMeaningProps {
  plan: OffboardingPlan;
  personId: string;
  choice: ReactNode;
}

/** What the removal means, what stays, and what could go with it. */
export function PlanMeaning({ plan, personId, choice }: PlanMeaningProps) {
  return (
    <Card aria-labelledby="meaning" className="overflow-clip">
      <CardHeader id="meaning" title="What it means" />
      {plan.consequences.length > 0 ? (
        <ConsequenceList consequences={plan.consequences} />
      ) : (
        <p className="px-4 py-2.5 text-sm text-text-2">Nobody else is affected by what could be read.</p>
      )}
      {plan.stays.length > 0 && (
        <>
          <h3 className="border-y border-border bg-bg-subtle px-4 py-2 text-xs leading-4 font-medium text-text-3">
            What stays
          </h3>
          <Staying stays={plan.stays} />
          {plan.leftovers.length > 0 && (
            <p className="border-t border-border px-4 py-2.5 pl-10.5 text-sm">
              <Link href={`${personPage(personId)}#leftovers`} className="link">
                {plan.leftovers.length === 1
                  ? "See the possible leftover on their page"
                  : `See the ${plan.leftovers.length} possible leftovers on their page`}
              </Link>
            </p>
          )}
        </>
      )}
      {choice}
    </Card>
  );
}

function Staying({ stays }: { stays: readonly Stays[] }) {
  const leftovers = stays.filter(({ leftover }) => leftover !== undefined);
  if (leftovers.length <= MOST_UNFOLDED) return <StaysList stays={stays} />;
  const first = stays.findIndex(({ leftover }) => leftover !== undefined);
  const others = stays.slice(first).filter(({ leftover }) => leftover === undefined);
  return (
    <>
      <StaysList stays={stays.slice(0, first)} />
      <LeftoverFold stays={leftovers} />
      {others.length > 0 && (
        <div className="border-t border-border">
          <StaysList stays={others} />
        </div>
      )}
    </>
  );
}
