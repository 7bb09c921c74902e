"use client";

import { Timer } from "lucide-react";
import { RowStatus } from "@/components/removal/row-status";
import type { RowRemoval } from "@/components/removal/running-removals";
import { useNow } from "@/components/ui/clock";
import { StatusText } from "@/components/ui/status-text";
import type { InvitationRow } from "@/lib/directory/person-types";
import { lapsesWithin } from "./invitation-words";

const MINUTE_MS = 60_000;

/** Where an invitation stands, or what is being done to it: a row never says more than was verified. */
export function InvitationStatus({ row, removal }: { row: InvitationRow; removal: RowRemoval | null }) {
  const left = lapsesWithin(row, useNow(MINUTE_MS));
  if (removal !== null || left === null) return <RowStatus status={row.status} removal={removal} />;
  return (
    <StatusText tone="warn" icon={Timer}>
      <span suppressHydrationWarning>Pending, {left} left</span>
    </StatusText>
  );
}
