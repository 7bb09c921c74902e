import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetKey, fillPath, isAtlasId, isChange, isInV1, OPERATIONS } from "./operations";

const A = "a".repeat(24);
const B = "0123456789abcdef01234567";

describe("fillPath", () => {
  test("puts ids into a path in order", () => {
    expect(fillPath("removeOrgUser", [A, B])).toBe(`/orgs/${A}/users/${B}`);
    expect(fillPath("listOrgs", [])).toBe("/orgs");
  });

  test.each([["A".repeat(24)], ["a".repeat(23)], ["a".repeat(25)], [`${A}\n`], ["../../../../orgs/aaaaaaaa"], [""]])(
    "refuses %j",
    (id) => {
      expect(fillPath("getOrgUser", [A, id])).toBeNull();
      expect(fillPath("getOrgUser", [id, A])).toBeNull();
    },
  );

  test("refuses too few and too many ids", () => {
    expect(fillPath("getOrgUser", [A])).toBeNull();
    expect(fillPath("getOrg", [A, B])).toBeNull();
  });

  test("puts a database user's name into a path, whatever it holds", () => {
    expect(fillPath("deleteGroupDatabaseUser", [A, "$external", "arn:aws:iam::1:user/d.k"])).toBe(
      `/groups/${A}/databaseUsers/$external/arn%3Aaws%3Aiam%3A%3A1%3Auser%2Fd.k`,
    );
  });

  test("a database user's name stays one segment of the address, and comes out as it went in", () => {
    const unit = fc.constantFrom(..."./%2e:?#@=,+&\\ \n\tü😀", "\ud800");
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (username) => {
        const path = fillPath("getGroupDatabaseUser", [A, "admin", username]);
        if (path === null) return username === "." || username === ".." || /\p{Surrogate}/u.test(username);
        const segments = new URL(`https://cloud.mongodb.com${path}`).pathname.split("/");
        return segments.length === 6 && decodeURIComponent(segments[5] ?? "") === username;
      }),
    );
  });

  test.each([
    ["a step back", "admin", ".."],
    ["a step nowhere", "admin", "."],
    ["no name", "admin", ""],
    ["half a character", "admin", "\ud800"],
    ["too long a name", "admin", "x".repeat(1025)],
    ["another database", "../admin", "app"],
  ])("refuses %s for a database user", (_name, database, username) => {
    expect(fillPath("deleteGroupDatabaseUser", [A, database, username])).toBeNull();
  });

  test("nothing but 24 lowercase hex characters passes", () => {
    fc.assert(fc.property(fc.string(), (text) => isAtlasId(text) === (text.length === 24 && !/[^a-f0-9]/.test(text))));
  });
});

test("calls of one endpoint set and organization share a budget, others do not", () => {
  expect(budgetKey("removeOrgUser", [A, B])).toBe(budgetKey("listOrgUsers", [A]));
  expect(budgetKey("listOrgUsers", [A])).not.toBe(budgetKey("listOrgUsers", [B]));
  expect(budgetKey("listOrgUsers", [A])).not.toBe(budgetKey("listOrgTeams", [A]));
});

test("what is not a GET changes something, and v1.0 is sent no change but the two removals", () => {
  const changes = Object.entries(OPERATIONS)
    .filter(([, { method }]) => method !== "GET")
    .map(([id]) => id);
  expect(changes).toHaveLength(9);
  expect(Object.keys(OPERATIONS).filter((id) => isChange(id as keyof typeof OPERATIONS))).toEqual(changes);
  expect(changes.filter((id) => isInV1(id as keyof typeof OPERATIONS))).toEqual(["removeOrgUser", "removeGroupUser"]);
  expect(isChange("token")).toBe(false);
});
