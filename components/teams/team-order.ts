import type { TeamRow } from "@/lib/directory/types";

export const TEAM_SORT_KEYS = ["name", "people"] as const;
export type TeamSortKey = (typeof TEAM_SORT_KEYS)[number];

export interface TeamOrder {
  key: TeamSortKey;
  descending: boolean;
}

/** The order an address names: "people", "-people"; by name for anything else. */
export function parseTeamOrder(value: string | null): TeamOrder {
  const key = TEAM_SORT_KEYS.find((candidate) => candidate === value?.replace(/^-/, ""));
  return key === undefined ? { key: "name", descending: false } : { key, descending: value?.startsWith("-") ?? false };
}

/** The order as an address has it; null for the usual one. */
export function formatTeamOrder({ key, descending }: TeamOrder): string | null {
  const value = `${descending ? "-" : ""}${key}`;
  return value === "name" ? null : value;
}

/** The order after a click on a head. */
export function nextTeamOrder(current: TeamOrder, key: TeamSortKey): TeamOrder {
  return { key, descending: current.key === key && !current.descending };
}

const byName = (left: TeamRow, right: TeamRow) => left.name.localeCompare(right.name, "en", { numeric: true });

/** Teams in this order; what could not be counted stands last either way, and equals stand by name. */
export function orderTeams(teams: readonly TeamRow[], { key, descending }: TeamOrder): TeamRow[] {
  const direction = descending ? -1 : 1;
  return [...teams].sort((left, right) => {
    if (key === "name") return byName(left, right) * direction;
    if (left.members === right.members) return byName(left, right);
    if (left.members === null) return 1;
    if (right.members === null) return -1;
    return (left.members - right.members) * direction;
  });
}

/** Teams whose name has all the words, or whose id is the text. */
export function searchTeams(teams: readonly TeamRow[], text: string): readonly TeamRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return teams;
  return teams.filter((team) => team.id === words[0] || words.every((word) => team.name.toLowerCase().includes(word)));
}
