"use client";

import { useNow } from "@/components/ui/clock";
import type { OrganizationSummary } from "@/lib/directory/types";
import type { OffboardingRow } from "@/lib/offboarding/types";
import { durationWords, recentRemovals, sumOver } from "./overview-facts";

export interface FactsProps {
  organizations: readonly OrganizationSummary[];
  /** Null while they are not known. */
  offboardings: readonly OffboardingRow[] | null;
}

/** The few numbers over everything. One that is not known says so. */
export function Facts({ organizations, offboardings }: FactsProps) {
  const now = useNow(60 * 60 * 1000);
  const removals = offboardings === null ? null : recentRemovals(offboardings, now);
  return (
    <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-3 max-phone:grid max-phone:grid-cols-2 max-phone:gap-x-4 max-phone:gap-y-2">
      <Fact name="Active memberships" value={countWords(sumOver(organizations, "active"))} />
      <Fact name="Pending invitations" value={countWords(sumOver(organizations, "pending"))} />
      {removals !== null && (
        <Fact
          name="Removed in the last 30 days"
          value={removals.verified === 0 ? "None" : `${removals.verified.toLocaleString("en-US")}, all verified`}
        />
      )}
      {removals?.medianMs != null && <Fact name="Median time to verified" value={durationWords(removals.medianMs)} />}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-text-3">{name}</dt>
      <dd className="text-sm leading-(--leading-base) font-medium">{value}</dd>
    </div>
  );
}

function countWords(count: number | null): string {
  return count === null ? "Could not be read in full" : count.toLocaleString("en-US");
}
