import { describe, expect, it } from "vitest";
import type { TeamRow } from "@/lib/directory/types";
import { formatTeamOrder, nextTeamOrder, orderTeams, parseTeamOrder, searchTeams } from "./team-order";

let made = 0;
const team = (name: string, members: number | null): TeamRow => {
  made += 1;
  return { id: String(made).padStart(24, "0"), name, members };
};
const teams = [team("Web", 2), team("Data", null), team("On-call", 9), team("Alpha", 2)];
const names = (rows: readonly TeamRow[]) => rows.map((row) => row.name);

describe("the order of teams", () => {
  it("is by name unless the address says otherwise", () => {
    expect(names(orderTeams(teams, parseTeamOrder("nonsense")))).toEqual(["Alpha", "Data", "On-call", "Web"]);
  });

  it("puts a team that could not be counted last, whichever way", () => {
    expect(names(orderTeams(teams, parseTeamOrder("people")))).toEqual(["Alpha", "Web", "On-call", "Data"]);
    expect(names(orderTeams(teams, parseTeamOrder("-people")))).toEqual(["On-call", "Alpha", "Web", "Data"]);
  });

  it("turns round at the second click and leaves the usual order out of the address", () => {
    const once = nextTeamOrder(parseTeamOrder(null), "people");
    expect(formatTeamOrder(once)).toBe("people");
    expect(formatTeamOrder(nextTeamOrder(once, "people"))).toBe("-people");
    expect(formatTeamOrder(parseTeamOrder(null))).toBeNull();
  });
});

describe("searching teams", () => {
  it("finds every word of a name, in any case, and a whole id", () => {
    expect(names(searchTeams(teams, "CALL on"))).toEqual(["On-call"]);
    expect(names(searchTeams(teams, teams[0]?.id ?? ""))).toEqual(["Web"]);
  });
});
