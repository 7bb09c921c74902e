"use client";

import { TriangleAlert } from "lucide-react";
import { useNow } from "@/components/ui/clock";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusText } from "@/components/ui/status-text";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Half a year without a sign-in is worth a look, whoever it is. */
const DORMANT_MS = 180 * DAY_MS;

/** A last sign-in; marked when it is long ago. */
export function DormantTime({ at }: { at: string }) {
  const isDormant = useNow(60 * 60 * 1000) - Date.parse(at) > DORMANT_MS;
  if (!isDormant) return <RelativeTime at={at} />;
  return (
    <StatusText tone="warn" icon={TriangleAlert} title="No sign-in for more than 180 days">
      <RelativeTime at={at} />
    </StatusText>
  );
}
