"use client";

import { Timer } from "lucide-react";
import type { RowRemoval } from "@/components/removal/running-removals";
import { MembershipStatus } from "@/components/shared/membership-status";
import { StepStatus } from "@/components/shared/step-status";
import { useNow } from "@/components/ui/clock";
import { clockUtc } from "@/components/ui/relative-words";
import { StatusText } from "@/components/ui/status-text";
import type { InvitationRow } from "@/lib/directory/person-types";
import { lapsesWithin } from "./invitation-words";

const MINUTE_MS = 60_000;

/** Where an invitation stands, or what is being done to it: a row never says more than was verified. */
export function InvitationStatus({ row, removal }: { row: InvitationRow; removal: RowRemoval | null }) {
  const left = lapsesWithin(row, useNow(MINUTE_MS));
  if (removal !== null) {
    const isVerified = removal.state === "removed" && removal.endedAt !== null;
    return <StepStatus state={removal.state} {...(isVerified ? { suffix: clockUtc(removal.endedAt ?? "") } : {})} />;
  }
  if (left === null) return <MembershipStatus status={row.status} />;
  return (
    <StatusText tone="warn" icon={Timer}>
      <span suppressHydrationWarning>Pending, {left} left</span>
    </StatusText>
  );
}
