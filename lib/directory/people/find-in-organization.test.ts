import { expect, test } from "vitest";
import { emptyOrganization, stubDirectory, testId, testOrganizationUser } from "../testing";
import { findInOrganization } from "./read-person";

test("of several records with one e-mail, the one that gives access is the person", async () => {
  const username = "mara@example.com";
  const expired = testOrganizationUser(1, { username, status: "INVITATION_EXPIRED" });
  const active = testOrganizationUser(2, { username: "Mara@example.com" });
  const listOrganizationUsers = async () => ({ items: [expired, active], stable: true });
  const ctx = stubDirectory({ Acme: { ...emptyOrganization(9, "Acme"), listOrganizationUsers } });
  const [connection] = ctx.connections.all();
  if (connection === undefined) throw new Error("no connection");
  const person = { username, users: new Map() };
  const organization = { id: testId(9), name: "Acme" };
  const found = await findInOrganization(ctx, connection, organization, person, AbortSignal.timeout(5_000));
  expect(found).toEqual({ user: active, incomplete: [] });
});
