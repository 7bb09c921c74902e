import { expect, test } from "vitest";
import type { AtlasOrganizationUser } from "@/lib/atlas/types";
import { atlasFailure, emptyOrganization, stubDirectory, testId, testOrganizationUser } from "../testing";
import { readOrganizationUsers } from "./read-organization-users";
import { readOrganizations } from "./read-organizations";

const listOf = (items: AtlasOrganizationUser[]) => async () => ({ items, stable: true });

test("every status is counted apart, and only active owners are owners", async () => {
  const owner = { organizationRoles: ["ORG_OWNER"] };
  const ctx = stubDirectory({
    acme: {
      ...emptyOrganization(1, "Acme"),
      listOrganizationUsers: listOf([
        testOrganizationUser(1, owner),
        testOrganizationUser(2),
        testOrganizationUser(3, { ...owner, status: "PENDING" }),
        testOrganizationUser(4, { status: "INVITATION_EXPIRED" }),
        testOrganizationUser(5, { status: "INVITATION_REJECTED" }),
      ]),
      listTeams: async () => ({ items: [{ id: testId(50), name: "Data" }], stable: true }),
    },
  });
  const { results, totalCount, incomplete } = await readOrganizations(ctx);
  expect(totalCount).toBe(1);
  expect(incomplete).toEqual([]);
  expect(results[0]).toMatchObject({
    id: testId(1),
    name: "Acme",
    connection: "acme",
    counts: { active: 2, pending: 1, expired: 1, declined: 1, activeOwners: 1, projects: 0, teams: 1 },
  });
});

test("a connection that cannot say who it is has its row, and hides no other", async () => {
  const ctx = stubDirectory({
    broken: { listOrganizations: () => Promise.reject(atlasFailure("credentials", 401)) },
    acme: emptyOrganization(1, "Acme"),
  });
  const { results, incomplete } = await readOrganizations(ctx);
  expect(results.map(({ id, name, counts }) => [id, name, counts.active])).toEqual([
    [null, "broken", null],
    [testId(1), "Acme", 0],
  ]);
  expect(results[0]?.incomplete).toHaveLength(1);
  expect(incomplete).toEqual(results[0]?.incomplete);
  expect(incomplete[0]).toMatchObject({ part: 'The organization of the connection "broken"', code: "credentials" });
});

test("a part that fails is null and named; what was read beside it stands", async () => {
  const ctx = stubDirectory({
    acme: {
      ...emptyOrganization(1, "Acme"),
      listOrganizationUsers: () => Promise.reject(atlasFailure("rate_limited", 429)),
    },
  });
  const [row] = (await readOrganizations(ctx)).results;
  expect(row?.counts).toEqual({
    active: null,
    pending: null,
    expired: null,
    declined: null,
    activeOwners: null,
    projects: 0,
    teams: 0,
  });
  expect(row?.incomplete.map(({ part }) => part)).toEqual(["Users of Acme"]);
});

test("an organization that is slow is shown without its counts, and its read goes on for the next look", async () => {
  let answer: (users: AtlasOrganizationUser[]) => void = () => {};
  let asked = 0;
  const slow = () => {
    asked += 1;
    return new Promise<{ items: AtlasOrganizationUser[]; stable: boolean }>((resolve) => {
      answer = (items) => resolve({ items, stable: true });
    });
  };
  const ctx = stubDirectory({
    slow: { ...emptyOrganization(1, "Slow"), listOrganizationUsers: slow },
    acme: emptyOrganization(2, "Acme"),
  });
  const first = await readOrganizations(ctx, { patienceMs: 20 });
  expect(first.results.map(({ name, counts }) => [name, counts.active])).toEqual([
    ["Slow", null],
    ["Acme", 0],
  ]);
  expect(first.results[0]?.incomplete[0]).toMatchObject({ part: "Users of Slow", code: "STILL_READING" });
  answer([testOrganizationUser(1)]);
  const second = await readOrganizations(ctx);
  expect(second.results[0]?.counts.active).toBe(1);
  expect(asked).toBe(1);
});

test("a list that shifted while it was read is counted, and said to be unsure", async () => {
  const ctx = stubDirectory({
    acme: {
      ...emptyOrganization(1, "Acme"),
      listOrganizationUsers: async () => ({ items: [testOrganizationUser(1)], stable: false }),
    },
  });
  const [row] = (await readOrganizations(ctx)).results;
  expect(row?.counts.active).toBe(1);
  expect(row?.incomplete[0]).toMatchObject({ code: "LIST_UNSTABLE" });
});

test("the users read for the overview are those the Users screen shows, without another call", async () => {
  let asked = 0;
  const ctx = stubDirectory({
    acme: {
      ...emptyOrganization(1, "Acme"),
      listOrganizationUsers: async () => {
        asked += 1;
        return { items: [testOrganizationUser(1)], stable: true };
      },
    },
  });
  await readOrganizations(ctx);
  expect((await readOrganizationUsers(ctx, testId(1))).totalCount).toBe(1);
  expect(asked).toBe(1);
  ctx.cache.invalidate(testId(1));
  await readOrganizationUsers(ctx, testId(1));
  expect(asked).toBe(2);
});

test("a fault of ours is not passed off as Atlas's silence", async () => {
  const ctx = stubDirectory({
    acme: { ...emptyOrganization(1, "Acme"), listTeams: () => Promise.reject(new TypeError("a bug")) },
  });
  await expect(readOrganizations(ctx)).rejects.toThrow("a bug");
});
