import { describe, expect, test } from "vitest";
import { aSnapshot, ORGANIZATION_REMOVAL, PROJECT_REMOVAL } from "../testing/snapshot";
import type { TargetSnapshot } from "../types";
import { describeConsequences, type Surroundings } from "./consequences";

const NOTHING: Surroundings = { ownersLeft: null, projectsLosingOwner: [], teamsEmptied: [], teamsIntoProject: [] };
const WAREHOUSE = {
  id: PROJECT_REMOVAL.kind === "remove_from_project" ? PROJECT_REMOVAL.projectId : "",
  name: "warehouse",
};

function titles(snapshot: TargetSnapshot, surroundings: Partial<Surroundings> = {}): string[] {
  const target = snapshot.project === null ? ORGANIZATION_REMOVAL : PROJECT_REMOVAL;
  return describeConsequences(target, snapshot, { ...NOTHING, ...surroundings }).map((line) => line.title);
}

describe("what a removal means", () => {
  test("begins with what ends, in Atlas's own words", () => {
    expect(titles(aSnapshot())[0]).toBe("Ends: Organization Member, 1 project, 1 team");
  });

  test.each([
    ["PENDING", "Revokes the invitation: Organization Member, 1 project, 1 team"],
    ["INVITATION_EXPIRED", "Clears the expired invitation"],
    ["INVITATION_REJECTED", "Clears the declined invitation"],
  ] as const)("says of %s that there is no access to end", (status, title) => {
    const [first] = describeConsequences(ORGANIZATION_REMOVAL, aSnapshot({ status }), NOTHING);
    expect(first?.title).toBe(title);
    expect(first?.detail).toMatch(/no access to end/);
  });

  test("warns when one owner is left, and only then", () => {
    const owner = aSnapshot({ organizationRoles: ["ORG_OWNER"] });
    const severityWith = (ownersLeft: number) =>
      describeConsequences(ORGANIZATION_REMOVAL, owner, { ...NOTHING, ownersLeft }).find(
        (line) => line.kind === "owners_left",
      )?.severity;
    expect(severityWith(1)).toBe("warning");
    expect(severityWith(2)).toBe("info");
  });

  test("names projects that lose their only owner and teams that would be empty", () => {
    expect(titles(aSnapshot(), { projectsLosingOwner: ["robot-config"], teamsEmptied: ["Night Shift"] })).toEqual(
      expect.arrayContaining(["robot-config loses its only Project Owner", "Team Night Shift has no other member"]),
    );
  });

  test("of a project never claims that access is gone while a team or a role still opens it", () => {
    const snapshot = aSnapshot({ project: WAREHOUSE, organizationRoles: ["ORG_READ_ONLY"] });
    expect(titles(snapshot, { teamsIntoProject: [{ name: "Data Platform", roles: ["GROUP_READ_ONLY"] }] })).toEqual([
      "Ends: 1 direct role in warehouse",
      "Still reaches warehouse through team Data Platform",
      "Still reaches warehouse as Organization Read Only",
      "Stays in Acme",
    ]);
  });
});
