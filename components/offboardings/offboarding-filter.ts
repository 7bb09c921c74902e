import type { OffboardingRow, OffboardingState } from "@/lib/offboarding/types";

/** The tabs of the list, and which states each shows. */
export const OFFBOARDING_TABS = [
  { value: null, label: "All", states: ["waiting", "running", "attention", "done"] },
  { value: "running", label: "Running", states: ["waiting", "running"] },
  { value: "attention", label: "Needs attention", states: ["attention"] },
  { value: "done", label: "Done", states: ["done"] },
] as const satisfies readonly { value: string | null; label: string; states: readonly OffboardingState[] }[];

export type OffboardingTab = (typeof OFFBOARDING_TABS)[number];

/** The tab an address names; anything unknown is All. */
export function tabOf(value: string | null): OffboardingTab {
  return OFFBOARDING_TABS.find((tab) => tab.value === value) ?? OFFBOARDING_TABS[0];
}

/** The rows of a tab. */
export function rowsOf(tab: OffboardingTab, rows: readonly OffboardingRow[]): OffboardingRow[] {
  const states: readonly OffboardingState[] = tab.states;
  return rows.filter((row) => states.includes(row.state));
}
