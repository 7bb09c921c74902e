"use client";

import Link from "next/link";
import { StepStatus } from "@/components/shared/step/step-status";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorPanel } from "@/components/ui/error-panel";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import type { OffboardingRow } from "@/lib/offboarding/types";
import type { ApiError } from "@/lib/query/api-error";
import { hasEnded } from "@/lib/query/offboardings";

const SHOWN = 6;

export interface RecentOffboardingsProps {
  /** Newest first; null while they are not known. */
  rows: readonly OffboardingRow[] | null;
  problem: ApiError | null;
  onTryAgain: () => void;
}

/** The latest removals: those that run with their progress, those that ended with what they came to. */
export function RecentOffboardings({ rows, problem, onTryAgain }: RecentOffboardingsProps) {
  return (
    <Card aria-labelledby="recent">
      <CardHeader
        id="recent"
        title="Offboardings"
        actions={
          <Link href="/offboardings" className="link text-sm">
            All offboardings
          </Link>
        }
      />
      {rows === null ? (
        problem === null ? (
          <p className="px-4 py-3">
            <Skeleton width={220} />
          </p>
        ) : (
          <div className="p-4">
            <ErrorPanel error={problem} onTryAgain={onTryAgain} />
          </div>
        )
      ) : rows.length === 0 ? (
        <p className="px-4 py-3 text-sm text-text-2">
          Nobody has been offboarded here yet. Each removal will be listed.
        </p>
      ) : (
        <ul>
          {rows.slice(0, SHOWN).map((row) => (
            <li key={row.id} className="border-t border-border px-4 py-2.25 text-sm text-text-2 first:border-t-0">
              {hasEnded(row.state) ? <Ended row={row} /> : <Running row={row} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Ended({ row }: { row: OffboardingRow }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <div className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        <PersonLink row={row} />
        <span className="block">
          {row.projectName ?? row.organizationName}, <RelativeTime at={row.endedAt ?? row.requestedAt} />
        </span>
      </div>
      <StepStatus state={row.headline} />
    </div>
  );
}

function Running({ row }: { row: OffboardingRow }) {
  const who = row.person.name ?? row.person.username;
  return (
    <div className="flex gap-3">
      <Spinner className="mt-px text-text-3" />
      <div className="min-w-0 flex-1">
        <div className="flex gap-2 [overflow-wrap:anywhere]">
          <span className="min-w-0 flex-1">
            <PersonLink row={row} />
          </span>
          <span className="whitespace-nowrap">
            {row.verifiedSteps} of {row.steps} verified
          </span>
        </div>
        <ProgressBar
          label={`Offboarding of ${who}`}
          value={row.verifiedSteps}
          max={row.steps}
          className="mt-1.5 mb-1"
        />
        <span className="text-xs text-text-3">
          {row.requestedBy.name}, started <RelativeTime at={row.requestedAt} stepMs={1000} />
        </span>
      </div>
    </div>
  );
}

function PersonLink({ row }: { row: OffboardingRow }) {
  return (
    <Link
      href={`/offboardings/${row.id}`}
      className="rounded-sm font-medium text-text underline-offset-3 hover:underline"
    >
      {row.person.name ?? row.person.username}
    </Link>
  );
}
