import { describe, expect, it } from "vitest";
import type { PersonHit } from "@/lib/directory/person-types";
import { groupHits } from "./people-groups";

function hit(id: string, match: PersonHit["match"]): PersonHit {
  return { id, username: `${id}@northwind.example`, name: null, match, organizations: [], offboarded: null };
}

describe("groups of search results", () => {
  it("puts who was meant exactly before who only contains the words", () => {
    const groups = groupHits([hit("user11", "part"), hit("user1", "exact"), hit("user12", "part")]);
    expect(groups.map((group) => [group.match, group.hits.map(({ id }) => id)])).toEqual([
      ["exact", ["user1"]],
      ["part", ["user11", "user12"]],
    ]);
  });

  it("has no heading over nothing", () => {
    expect(groupHits([])).toEqual([]);
  });
});
