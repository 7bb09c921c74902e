"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { afterWords, sequenceWords } from "@/components/shared/step/step-facts";
import { StepStatus } from "@/components/shared/step/step-status";
import { utcDateWords } from "@/components/shared/utc-date";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { absoluteUtc } from "@/components/ui/relative-words";
import { isAllowed } from "@/lib/auth/permissions";
import type { OffboardingView } from "@/lib/offboarding/types";
import { chainQuery } from "@/lib/query/audit";
import { tallyOf } from "./standing";

/** How many steps came to what, who asked for it, and where it is written down. */
export function OutcomeCard({ view }: { view: OffboardingView }) {
  const { role } = useSignedIn();
  const mayAudit = isAllowed(role, "audit");
  const chain = useQuery({ ...chainQuery(), enabled: mayAudit && view.endedAt !== null });
  const tally = tallyOf(view.steps);
  const log = sequenceWords(view.steps.flatMap((step) => step.auditSequences));

  return (
    <Card aria-labelledby="outcome">
      <CardHeader id="outcome" title={view.endedAt === null ? "Request" : "Outcome"} />
      {tally.length > 0 && (
        <ul className="border-b border-border">
          {tally.map(({ outcome, count }) => (
            <li
              key={outcome}
              className="flex items-center justify-between gap-2 px-4 py-1.75 text-sm not-first:border-t not-first:border-border"
            >
              <StepStatus state={outcome} />
              <b className="font-medium">{count}</b>
            </li>
          ))}
        </ul>
      )}
      <KeyValueList
        items={[
          { key: "Requested by", value: `${view.requestedBy.name}, ${view.requestedBy.role}` },
          { key: "Requested", value: <Moment at={view.requestedAt} withDate /> },
          {
            key: "Started",
            value: view.startedAt === null ? "Waiting for a worker" : <Moment at={view.startedAt} withDate />,
          },
          {
            key: "Ended",
            value: view.endedAt === null ? "Still running" : <Ended view={view} endedAt={view.endedAt} />,
          },
          {
            key: "Plan",
            value: (
              <>
                <CopyableId value={view.planDigest} shown={view.planDigest.slice(0, 8)} what="plan digest" />
                <span className="block text-xs text-text-3">
                  read live at <Moment at={view.planReadAt} />
                </span>
              </>
            ),
          },
          {
            key: "Audit log",
            value:
              log === null ? (
                "Nothing yet"
              ) : mayAudit ? (
                <>
                  <Link href={`/audit/activity?offboarding=${view.id}`} className="link">
                    {log}
                  </Link>
                  {chain.data &&
                    (chain.data.intact ? ", chain intact" : <b className="text-danger-text">, chain broken</b>)}
                  {chain.error && ", chain could not be checked"}
                </>
              ) : (
                log
              ),
          },
        ]}
      />
    </Card>
  );
}

function Ended({ view, endedAt }: { view: OffboardingView; endedAt: string }) {
  const tookMs = Date.parse(endedAt) - Date.parse(view.startedAt ?? view.requestedAt);
  return (
    <>
      <Moment at={endedAt} />, {afterWords(tookMs)}
    </>
  );
}

function Moment({ at, withDate = false }: { at: string; withDate?: boolean }) {
  return (
    <time dateTime={at} title={absoluteUtc(at)}>
      {absoluteUtc(at).slice(11)}
      {withDate && `, ${utcDateWords(at)}`}
    </time>
  );
}
