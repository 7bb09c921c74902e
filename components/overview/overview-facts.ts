import type { OrganizationCounts, OrganizationSummary } from "@/lib/directory/types";
import type { OffboardingRow } from "@/lib/offboarding/types";

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** The sum over all organizations, or null when one of them could not be counted: part of a sum is no sum. */
export function sumOver(organizations: readonly OrganizationSummary[], count: keyof OrganizationCounts): number | null {
  let sum = 0;
  for (const { counts } of organizations) {
    const value = counts[count];
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

export interface RemovalFacts {
  /** Removals seen to be gone in the last 30 days. */
  verified: number;
  /** From the request to the read-back that no longer found it, in milliseconds; null without any. */
  medianMs: number | null;
}

/** What the last 30 days came to. */
export function recentRemovals(offboardings: readonly OffboardingRow[], nowMs: number): RemovalFacts {
  const durations = offboardings.flatMap((row) => {
    if (row.state !== "done" || row.headline !== "removed" || row.endedAt === null) return [];
    const endedMs = Date.parse(row.endedAt);
    return nowMs - endedMs < MONTH_MS ? [endedMs - Date.parse(row.requestedAt)] : [];
  });
  durations.sort((a, b) => a - b);
  const middle = durations.length >> 1;
  const upper = durations[middle];
  const lower = durations.length % 2 === 0 ? durations[middle - 1] : upper;
  return {
    verified: durations.length,
    medianMs: upper === undefined || lower === undefined ? null : (lower + upper) / 2,
  };
}

/** "3.4 s", "2 min". */
export function durationWords(durationMs: number): string {
  const seconds = durationMs / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
