import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetKey, fillPath, isAtlasId } from "./operations";

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

  test("nothing but 24 lowercase hex characters passes", () => {
    fc.assert(fc.property(fc.string(), (text) => isAtlasId(text) === (text.length === 24 && !/[^a-f0-9]/.test(text))));
  });
});

test("calls of one endpoint set and organization share a budget, others do not", () => {
  expect(budgetKey("removeOrgUser", [A, B])).toBe(budgetKey("listOrgUsers", [A]));
  expect(budgetKey("listOrgUsers", [A])).not.toBe(budgetKey("listOrgUsers", [B]));
  expect(budgetKey("listOrgUsers", [A])).not.toBe(budgetKey("listOrgTeams", [A]));
});
