import { type ListOrder, orderBy } from "@/components/shared/list/list-order";
import { byName } from "@/components/shared/list/named-rows";
import type { TeamRow } from "@/lib/directory/types";

export const TEAM_SORT_KEYS = ["name", "people"] as const;
export type TeamSortKey = (typeof TEAM_SORT_KEYS)[number];
export type TeamOrder = ListOrder<TeamSortKey>;

export const TEAMS_BY_NAME: TeamOrder = { key: "name", descending: false };

/** Teams in this order; what could not be counted stands last either way, and equals stand by name. */
export function orderTeams(teams: readonly TeamRow[], { key, descending }: TeamOrder): TeamRow[] {
  return orderBy(teams, key === "people" ? (team) => team.members : null, descending, byName);
}
