import { expect, test } from "vitest";
import { describeUser } from "../organizations/organization-users";
import { testOrganizationUser } from "../testing";
import { describeInvitations } from "./read-invitations";

const NOW_MS = Date.parse("2026-11-21T09:00:00.000Z");

/** The queue of three invited people: by somebody active, by somebody who is only invited, and by an API key. */
function queue(hasAllUsers: boolean) {
  const invited = { status: "PENDING" as const, firstName: null, lastName: null };
  const users = [
    testOrganizationUser(1, { username: "Grace@northwind.example", firstName: "Grace", lastName: "Nakamura" }),
    testOrganizationUser(2, { ...invited, username: "pending@northwind.example", inviterUsername: "QXMZKTRB" }),
    testOrganizationUser(3, { ...invited, inviterUsername: "grace@Northwind.example" }),
    testOrganizationUser(4, { ...invited, inviterUsername: "pending@northwind.example" }),
    testOrganizationUser(5, invited),
  ].map((user) => describeUser(user, () => false));
  const rows = describeInvitations({
    users,
    hasAllUsers,
    organizationInvitations: [],
    projectInvitations: [],
    projectNames: new Map(),
    teamNames: new Map(),
    nowMs: NOW_MS,
    isProtected: () => false,
  });
  return Object.fromEntries(rows.map((row) => [row.id.slice(-1), [row.inviterName, row.inviterHasLeft]]));
}

test("an inviter is known by their e-mail in any case, and has left when they are no active user", () => {
  expect(queue(true)).toEqual({
    2: [null, null], // An API key is no person who could leave.
    3: ["Grace Nakamura", false],
    4: [null, true],
    5: [null, null],
  });
});

test("who has left is not known where somebody may be missing from the users", () => {
  expect(queue(false)).toMatchObject({ 3: ["Grace Nakamura", null], 4: [null, null] });
});
