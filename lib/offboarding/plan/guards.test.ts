import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aSnapshot, ORGANIZATION_REMOVAL, PROJECT_REMOVAL } from "../testing/snapshot";
import { findRefusals, type GuardInput, losesLastOwner, needsOwnerCare } from "./guards";

const ADMIN: GuardInput["requester"] = { email: "priya@example.com", role: "admin" };
const OWNER = { organizationRoles: ["ORG_OWNER"] };

function codes(input: Partial<GuardInput>): string[] {
  const whole = { target: ORGANIZATION_REMOVAL, snapshot: aSnapshot(), requester: ADMIN, owners: null, ...input };
  return findRefusals(whole).map((refusal) => refusal.code);
}

describe("the guards", () => {
  test("let an ordinary member be removed by an operator and an admin", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ requester: { ...ADMIN, role: "operator" } })).toEqual([]);
  });

  test.each(["viewer", "auditor"] as const)("let a %s remove nobody", (role) => {
    expect(codes({ requester: { ...ADMIN, role } })).toEqual(["FORBIDDEN"]);
  });

  test("keep protected accounts, in a project too", () => {
    expect(codes({ snapshot: aSnapshot({ isProtected: true }) })).toEqual(["PROTECTED_USER"]);
    expect(codes({ target: PROJECT_REMOVAL, snapshot: aSnapshot({ isProtected: true }) })).toEqual(["PROTECTED_USER"]);
  });

  test("keep people from removing themselves, whatever case their e-mail is in, and however its letters are composed", () => {
    expect(codes({ requester: { ...ADMIN, email: "ADA@Example.com" } })).toEqual(["SELF_REMOVAL"]);
    const snapshot = aSnapshot({ username: "rene\u0301@example.com" });
    expect(codes({ snapshot, requester: { ...ADMIN, email: "ren\u00e9@example.com" } })).toEqual(["SELF_REMOVAL"]);
  });

  test("leave owners to admins", () => {
    const owners = { activeOwnerIds: [ORGANIZATION_REMOVAL.userId, "another"], leavingUserIds: [] };
    const snapshot = aSnapshot(OWNER);
    expect(codes({ snapshot, owners, requester: { ...ADMIN, role: "operator" } })).toEqual(["FORBIDDEN"]);
    expect(codes({ snapshot, owners })).toEqual([]);
  });

  test("treat an organization role nobody knows like an owner's", () => {
    const snapshot = aSnapshot({ organizationRoles: ["ORG_SOMETHING_NEW"] });
    expect(codes({ snapshot, requester: { ...ADMIN, role: "operator" } })).toEqual(["FORBIDDEN"]);
    expect(needsOwnerCare(ORGANIZATION_REMOVAL, snapshot)).toBe(true);
  });

  test("do not count an invited owner as an owner", () => {
    const snapshot = aSnapshot({ ...OWNER, status: "PENDING" });
    expect(codes({ snapshot, requester: { ...ADMIN, role: "operator" } })).toEqual([]);
  });

  test("keep the last owner, also when the other one is on the way out", () => {
    const snapshot = aSnapshot(OWNER);
    const self = ORGANIZATION_REMOVAL.userId;
    expect(codes({ snapshot, owners: { activeOwnerIds: [self], leavingUserIds: [] } })).toEqual(["LAST_OWNER"]);
    expect(codes({ snapshot, owners: { activeOwnerIds: [self, "other"], leavingUserIds: ["other"] } })).toEqual([
      "LAST_OWNER",
    ]);
  });

  test("refuse an owner when the owners could not be read, and even when the list lacks the person", () => {
    const snapshot = aSnapshot(OWNER);
    expect(codes({ snapshot, owners: "unreadable" })).toEqual(["INCOMPLETE_INVENTORY"]);
    expect(codes({ snapshot, owners: null })).toEqual(["INCOMPLETE_INVENTORY"]);
    expect(codes({ snapshot, owners: { activeOwnerIds: [], leavingUserIds: [] } })).toEqual(["LAST_OWNER"]);
  });

  test("let a last owner leave a project", () => {
    expect(codes({ target: PROJECT_REMOVAL, snapshot: aSnapshot(OWNER) })).toEqual([]);
  });

  test("have nothing to remove from a project without a direct role there", () => {
    expect(codes({ target: PROJECT_REMOVAL, snapshot: aSnapshot({ projectRoles: [] }) })).toEqual(["NO_DIRECT_ACCESS"]);
  });

  test("never let an organization lose its last owner, in any order and with any removals left open", () => {
    const attempt = fc.record({ user: fc.nat({ max: 11 }), settles: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }).filter((roles) => roles.includes(true)),
        fc.array(attempt, { maxLength: 40 }),
        (isOwner, attempts) => {
          const owners = new Set(isOwner.flatMap((owner, index) => (owner ? [`user-${index}`] : [])));
          const leaving = new Set<string>();
          for (const { user, settles } of attempts) {
            const userId = `user-${user % isOwner.length}`;
            if (!owners.has(userId) || leaving.has(userId)) continue;
            const refusals = findRefusals({
              target: { ...ORGANIZATION_REMOVAL, userId },
              snapshot: aSnapshot({ ...OWNER, userId }),
              requester: ADMIN,
              owners: { activeOwnerIds: [...owners], leavingUserIds: [...leaving] },
            });
            if (refusals.length > 0) continue;
            if (settles) owners.delete(userId);
            else leaving.add(userId);
          }
          // Even if every removal that is still open comes true at the same moment.
          for (const userId of leaving) owners.delete(userId);
          expect(owners.size).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("look at the whole selection", () => {
    expect(losesLastOwner(["a", "b"], new Set(["a"]))).toBe(false);
    expect(losesLastOwner(["a", "b"], new Set(["a", "b"]))).toBe(true);
    expect(losesLastOwner(["a"], new Set(["member"]))).toBe(false);
    expect(losesLastOwner([], new Set(["member"]))).toBe(false);
  });
});
