import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aSnapshot, ORGANIZATION_REMOVAL, PROJECT_REMOVAL } from "../testing/snapshot";
import type { TargetSnapshot } from "../types";
import { describeChange, digestOf } from "./digest";

const hexId = fc.stringMatching(/^[a-f0-9]{24}$/);
const anyPerson = fc
  .record({
    username: fc.emailAddress(),
    status: fc.constantFrom("ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"),
    organizationRoles: fc.uniqueArray(fc.constantFrom("ORG_OWNER", "ORG_MEMBER", "ORG_READ_ONLY", "ORG_BILLING_ADMIN")),
    projectRoles: fc.uniqueArray(
      fc.record({
        projectId: hexId,
        roles: fc.uniqueArray(fc.constantFrom("GROUP_OWNER", "GROUP_READ_ONLY"), { minLength: 1 }),
        projectName: fc.constant(null),
      }),
      { selector: (entry) => entry.projectId, maxLength: 5 },
    ),
    teams: fc.uniqueArray(fc.record({ id: hexId, name: fc.constant(null) }), {
      selector: (team) => team.id,
      maxLength: 5,
    }),
    isProtected: fc.boolean(),
  })
  .map((parts): TargetSnapshot => aSnapshot(parts as Partial<TargetSnapshot>));

describe("the digest of a plan", () => {
  test("is the same however Atlas orders roles, projects and teams, and whatever case the e-mail is in", () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const turned: TargetSnapshot = {
          ...person,
          username: person.username.toUpperCase(),
          organizationRoles: person.organizationRoles.toReversed(),
          projectRoles: person.projectRoles
            .map((entry) => ({ ...entry, roles: entry.roles.toReversed() }))
            .toReversed(),
          teams: person.teams.toReversed(),
        };
        expect(digestOf(ORGANIZATION_REMOVAL, turned)).toBe(digestOf(ORGANIZATION_REMOVAL, person));
        expect(describeChange(person, turned)).toEqual([]);
      }),
    );
  });

  test("differs exactly when something material differs", () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (left, right) => {
        const same = digestOf(ORGANIZATION_REMOVAL, left) === digestOf(ORGANIZATION_REMOVAL, right);
        expect(same).toBe(describeChange(left, right).length === 0);
      }),
    );
  });

  test.each([
    ["a role more", { organizationRoles: ["ORG_MEMBER", "ORG_OWNER"] }, "the organization roles"],
    ["another status", { status: "PENDING" as const }, "the membership status"],
    ["another e-mail", { username: "grace@example.com" }, "the e-mail"],
    ["a team less", { teams: [] }, "the teams"],
    ["protection", { isProtected: true }, "the protection"],
    ["a project less", { projectRoles: [] }, "the project roles"],
  ])("changes with %s, and the change has a name", (_what, change, name) => {
    const before = aSnapshot();
    const after = aSnapshot(change);
    expect(digestOf(ORGANIZATION_REMOVAL, after)).not.toBe(digestOf(ORGANIZATION_REMOVAL, before));
    expect(describeChange(before, after)).toEqual([name]);
  });

  test("does not change with a new name of a project, a team or the person", () => {
    const before = aSnapshot();
    const after = aSnapshot({
      name: "Ada King",
      projectRoles: before.projectRoles.map((entry) => ({ ...entry, projectName: "renamed" })),
      teams: before.teams.map((team) => ({ ...team, name: null })),
    });
    expect(digestOf(ORGANIZATION_REMOVAL, after)).toBe(digestOf(ORGANIZATION_REMOVAL, before));
  });

  test("of a project removal looks at that project's roles only", () => {
    const before = aSnapshot();
    const elsewhere = { projectId: "f".repeat(24), roles: ["GROUP_OWNER"], projectName: null };
    const after = aSnapshot({ projectRoles: [...before.projectRoles, elsewhere] });
    expect(digestOf(PROJECT_REMOVAL, after)).toBe(digestOf(PROJECT_REMOVAL, before));
    expect(digestOf(ORGANIZATION_REMOVAL, after)).not.toBe(digestOf(ORGANIZATION_REMOVAL, before));
  });

  test("is another one for another target", () => {
    const person = aSnapshot();
    expect(digestOf(PROJECT_REMOVAL, person)).not.toBe(digestOf(ORGANIZATION_REMOVAL, person));
  });
});
