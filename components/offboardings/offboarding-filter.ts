import type { OffboardingRow, OffboardingState } from "@/lib/offboarding/types";

/** The tabs of the list, and which states each shows. */
export const OFFBOARDING_TABS = [
  { value: null, label: "All", noneWords: "match", states: ["waiting", "running", "attention", "done"] },
  { value: "running", label: "Running", noneWords: "is running", states: ["waiting", "running"] },
  { value: "attention", label: "Needs attention", noneWords: "needs attention", states: ["attention"] },
  { value: "done", label: "Done", noneWords: "is done", states: ["done"] },
] as const satisfies readonly {
  value: string | null;
  label: string;
  noneWords: string;
  states: readonly OffboardingState[];
}[];

export type OffboardingTab = (typeof OFFBOARDING_TABS)[number];

/** The tab an address names; anything unknown is All. */
export function tabOf(value: string | null): OffboardingTab {
  return OFFBOARDING_TABS.find((tab) => tab.value === value) ?? OFFBOARDING_TABS[0];
}

/** Rows in which all the words stand: person, place, or who asked for it. */
export function searchOffboardings(rows: readonly OffboardingRow[], text: string): readonly OffboardingRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ person, organizationName, projectName, requestedBy }) => {
    const hay = [person.name, person.username, organizationName, projectName, requestedBy.name, requestedBy.email]
      .join(" ")
      .toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

/** The rows of a tab. */
export function rowsOf(tab: OffboardingTab, rows: readonly OffboardingRow[]): OffboardingRow[] {
  const states: readonly OffboardingState[] = tab.states;
  return rows.filter((row) => states.includes(row.state));
}
