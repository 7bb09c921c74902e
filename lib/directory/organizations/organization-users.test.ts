import { expect, test } from "vitest";
import { testOrganizationUser } from "../testing";
import { describeOrganizationUsers } from "./organization-users";

test("people stand by name as it is read, invitations by e-mail, and the same people always in the same order", () => {
  const invited = { firstName: null, lastName: null, status: "PENDING" as const };
  const users = [
    testOrganizationUser(1, { firstName: "Zoë", lastName: "Adams" }),
    testOrganizationUser(2, { ...invited, username: "Bea@example.com" }),
    testOrganizationUser(3, { firstName: "ada", lastName: "Lovelace", username: "b@example.com" }),
    testOrganizationUser(4, { firstName: "Ada", lastName: "Lovelace", username: "a@example.com" }),
    testOrganizationUser(5, { firstName: "Ada", lastName: "Lovelace", username: "a@example.com" }),
  ];
  const order = (given: typeof users) => describeOrganizationUsers(given, () => false).map(({ id }) => id.slice(-1));
  expect(order(users)).toEqual(["4", "5", "3", "2", "1"]);
  expect(order(users.toReversed())).toEqual(["4", "5", "3", "2", "1"]);
});

test("a name is what there is of it, and null when there is nothing", () => {
  const rows = describeOrganizationUsers(
    [
      testOrganizationUser(1, { firstName: "Ada", lastName: "" }),
      testOrganizationUser(2, { firstName: null, lastName: null }),
      testOrganizationUser(3, { firstName: " ", lastName: "" }),
    ],
    () => false,
  );
  expect(Object.fromEntries(rows.map(({ id, name }) => [id.slice(-1), name]))).toEqual({ 1: "Ada", 2: null, 3: null });
});

test("break-glass accounts are marked by their e-mail", () => {
  const [row] = describeOrganizationUsers([testOrganizationUser(1)], (username) => username === "person-1@example.com");
  expect(row?.isProtected).toBe(true);
});
