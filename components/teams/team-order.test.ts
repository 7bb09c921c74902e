import { describe, expect, it } from "vitest";
import { parseOrder } from "@/components/shared/list/list-order";
import type { TeamRow } from "@/lib/directory/types";
import { orderTeams, TEAM_SORT_KEYS, TEAMS_BY_NAME } from "./team-order";

let made = 0;
const team = (name: string, members: number | null): TeamRow => {
  made += 1;
  return { id: String(made).padStart(24, "0"), name, members };
};
const teams = [team("Web", 2), team("Data", null), team("On-call", 9), team("Alpha", 2)];
const parse = (value: string) => parseOrder(value, TEAM_SORT_KEYS, TEAMS_BY_NAME);
const names = (rows: readonly TeamRow[]) => rows.map((row) => row.name);

describe("the order of teams", () => {
  it("is by name unless the address says otherwise", () => {
    expect(names(orderTeams(teams, parse("nonsense")))).toEqual(["Alpha", "Data", "On-call", "Web"]);
  });

  it("puts a team that could not be counted last, whichever way", () => {
    expect(names(orderTeams(teams, parse("people")))).toEqual(["Alpha", "Web", "On-call", "Data"]);
    expect(names(orderTeams(teams, parse("-people")))).toEqual(["On-call", "Alpha", "Web", "Data"]);
  });
});
