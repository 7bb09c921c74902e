import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { DirectoryReadContext } from "./cache";
import { readOrganizationUsers } from "./organizations/read-organization-users";
import { readOrganizations } from "./organizations/read-organizations";
import { readProject } from "./projects/read-project";
import { readProjectUsers } from "./projects/read-project-users";
import { readProjects } from "./projects/read-projects";
import { READ_MAX_AGE_MS } from "./reading/read-cache";
import { readTeams } from "./teams/read-teams";
import { connectDirectory } from "./testing";

let sandbox: Sandbox;
let directory: ReturnType<typeof connectDirectory>;
let clock: { nowMs: number };
let ctx: DirectoryReadContext;
let production: Sandbox["organizations"][number];
let labs: Sandbox["organizations"][number];

beforeAll(async () => {
  sandbox = await startSandbox({ users: 1_203, rateLimits: false });
});
afterAll(() => sandbox.close());

beforeEach(() => {
  sandbox.reset();
  clock = { nowMs: Date.UTC(2026, 10, 21) };
  directory = connectDirectory(sandbox, { now: () => clock.nowMs });
  ctx = directory.ctx;
  const named = (name: string) => {
    const found = sandbox.organizations.find((organization) => organization.name === name);
    if (found === undefined) throw new Error(`the sandbox has no organization ${name}`);
    return found;
  };
  production = named("Northwind Robotics – Production");
  labs = named("Northwind Labs");
});
afterEach(() => directory.close());

/** Every fault that was set must have met a call, else the test has shown nothing. */
function expectFaultsFired() {
  for (const { rule, fired } of sandbox.faultCounts()) expect(fired, JSON.stringify(rule)).toBeGreaterThan(0);
}

const listCalls = (operation: string) => sandbox.requests().filter((request) => request.operation === operation).length;

describe("the users of an organization", () => {
  test("are all there, in all four statuses, once each, in the same order every time", async () => {
    const list = await readOrganizationUsers(ctx, production.id);
    expect(list.totalCount).toBe(1_203);
    expect(list.incomplete).toEqual([]);
    expect(new Set(list.results.map(({ id }) => id)).size).toBe(1_203);
    expect(new Set(list.results.map(({ status }) => status))).toEqual(
      new Set(["ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"]),
    );
    expect(list.results.filter(({ isProtected }) => isProtected).map(({ username }) => username)).toEqual([
      "break-glass@northwind.example",
    ]);
    const again = await readOrganizationUsers(ctx, production.id, { fresh: true });
    expect(again.results).toEqual(list.results);
  });

  test("are read once for everyone who asks together, again when asked to, and again when they are old", async () => {
    const together = await Promise.all(Array.from({ length: 5 }, () => readOrganizationUsers(ctx, labs.id)));
    expect(new Set(together).size).toBe(1);
    const once = listCalls("listOrgUsers");
    sandbox.change({ op: "addUser", organizationId: labs.id, username: "new.colleague@example.com" });
    const isThere = async (fresh = false) =>
      (await readOrganizationUsers(ctx, labs.id, { fresh })).results.some(
        ({ username }) => username === "new.colleague@example.com",
      );
    expect(await isThere()).toBe(false);
    expect(listCalls("listOrgUsers")).toBe(once);
    expect(await isThere(true)).toBe(true);
    sandbox.change({ op: "removeUser", organizationId: labs.id, username: "new.colleague@example.com" });
    expect(await isThere()).toBe(true);
    clock.nowMs += READ_MAX_AGE_MS;
    expect(await isThere()).toBe(false);
  });

  test("are read anew after a removal settled, also when the old read is still on its way", async () => {
    await readOrganizationUsers(ctx, labs.id);
    sandbox.change({ op: "setServer", latencyMs: 100 });
    const calls = listCalls("listOrgUsers");
    const before = readOrganizationUsers(ctx, labs.id, { fresh: true });
    await vi.waitFor(() => expect(listCalls("listOrgUsers")).toBe(calls + 1), { interval: 5 });
    ctx.cache.invalidate(labs.id);
    sandbox.change({ op: "setServer", latencyMs: 0 });
    const after = await readOrganizationUsers(ctx, labs.id);
    expect(listCalls("listOrgUsers")).toBe(calls + 2);
    expect(await before).not.toBe(after);
    expect(await readOrganizationUsers(ctx, labs.id)).toBe(after);
  });

  test("that shift under every reading are shown, and said to be unsure", async () => {
    // Someone leaves in the middle of each reading, so that the pages after it move up by one.
    for (const nth of [2, 5, 8, 11]) {
      sandbox.addFaults([
        {
          match: { operation: "listOrgUsers" },
          nth,
          fault: { kind: "change", change: { op: "removeUser", organizationId: production.id, username: leaver(nth) } },
        },
      ]);
    }
    const list = await readOrganizationUsers(ctx, production.id);
    expect(list.incomplete.map(({ code }) => code)).toEqual(["LIST_UNSTABLE"]);
    expect(list.totalCount).toBeGreaterThan(1_190);
  });
});

const LEAVERS = ["daniel.kim", "elif.yildiz", "jonas.weber", "carlos.mendes"];
const leaver = (nth: number) => `${LEAVERS[Math.floor(nth / 3)]}@northwind.example`;

describe("one connection in trouble", () => {
  test.each([
    ["a revoked credential", { kind: "status", status: 401, errorCode: "UNAUTHORIZED" }, /does not accept/i],
    ["an access list", { kind: "accessList" }, /access list/i],
    ["a truncated answer", { kind: "truncate", bytes: 40 }, /./],
    ["a proxy's page", { kind: "html" }, /not Atlas|something else|instead/i],
    ["Atlas failing", { kind: "status", status: 503 }, /./],
  ] as const)("with %s has its row with the reason, and the others their counts", async (_name, fault, words) => {
    sandbox.addFaults([{ match: { caller: labs.clientId }, fault }]);
    const { results, incomplete } = await readOrganizations(ctx);
    expectFaultsFired();
    expect(results).toHaveLength(3);
    const broken = results.find(({ incomplete }) => incomplete.length > 0);
    expect(broken?.connection).toBe(`connection ${sandbox.organizations.findIndex(({ id }) => id === labs.id) + 1}`);
    expect(Object.values(broken?.counts ?? {})).toEqual(Array.from({ length: 7 }, () => null));
    expect(incomplete).toHaveLength(1);
    expect(incomplete[0]?.reason).toMatch(words);
    expect(incomplete[0]?.nextStep).not.toBe("");
    for (const row of results.filter((other) => other !== broken)) {
      expect(row.counts.active).toBeGreaterThan(0);
      expect(row.counts.activeOwners).toBeGreaterThan(0);
    }
  });

  test("that is rate limited for one list loses that count alone", async () => {
    sandbox.addFaults([
      { match: { operation: "listOrgUsers", caller: labs.clientId }, fault: { kind: "rateLimit", retryAfterS: 1 } },
    ]);
    const { results } = await readOrganizations(ctx);
    expectFaultsFired();
    const row = results.find(({ id }) => id === labs.id);
    expect(row?.counts.active).toBeNull();
    expect(row?.counts.projects).toBeGreaterThan(0);
    expect(row?.incomplete.map(({ part }) => part)).toEqual(["Users of Northwind Labs"]);
  });

  test("that never answers keeps nobody waiting longer than the overview's patience", async () => {
    sandbox.addFaults([{ match: { caller: labs.clientId }, fault: { kind: "hang" } }]);
    const { results } = await readOrganizations(ctx, { patienceMs: 4_000 });
    expectFaultsFired();
    expect(results.filter(({ counts }) => counts.active !== null)).toHaveLength(2);
    expect(results.find(({ id }) => id === null)?.incomplete[0]?.code).toBe("STILL_READING");
  });

  test("whose own list is asked for gets the reason as an error, not an empty list", async () => {
    await readOrganizations(ctx);
    sandbox.addFaults([{ match: { operation: "listOrgUsers" }, fault: { kind: "truncate", bytes: 40, clean: true } }]);
    await expect(readOrganizationUsers(ctx, labs.id, { fresh: true })).rejects.toMatchObject({
      code: "ATLAS_UNAVAILABLE",
    });
    expectFaultsFired();
    // What was read before is still there for whoever does not insist.
    expect((await readOrganizationUsers(ctx, labs.id)).totalCount).toBeGreaterThan(0);
  });
});

describe("projects and teams", () => {
  test("carry counts that agree with the lists of people", async () => {
    const [users, projects, teams] = await Promise.all([
      readOrganizationUsers(ctx, labs.id),
      readProjects(ctx, labs.id),
      readTeams(ctx, labs.id),
    ]);
    expect(projects.results.length).toBeGreaterThan(0);
    for (const project of projects.results) {
      const inProject = await readProjectUsers(ctx, labs.id, project.id);
      const direct = inProject.results.filter(({ access }) => access.some(({ via }) => via === "direct"));
      expect(direct).toHaveLength(project.directUsers ?? -1);
    }
    for (const team of teams.results) {
      expect(users.results.filter(({ teamIds }) => teamIds.includes(team.id))).toHaveLength(team.members ?? -1);
    }
  });

  test("stay without counts, and say why, when the users cannot be read", async () => {
    await ctx.connections.forOrganization(labs.id);
    sandbox.addFaults([{ match: { operation: "listOrgUsers" }, fault: { kind: "status", status: 500 } }]);
    const [projects, teams] = await Promise.all([readProjects(ctx, labs.id), readTeams(ctx, labs.id)]);
    expect(new Set(projects.results.map(({ directUsers }) => directUsers))).toEqual(new Set([null]));
    expect(new Set(teams.results.map(({ members }) => members))).toEqual(new Set([null]));
    expect(projects.incomplete).toHaveLength(1);
    expect(teams.incomplete).toHaveLength(1);
  });
});

describe("a project", () => {
  test("shows everyone whom Atlas lets in, each with a way in that Atlas's own lists bear out", async () => {
    const client = (await ctx.connections.forOrganization(production.id)).client;
    const ways = new Set<string>();
    for (const project of (await readProjects(ctx, production.id)).results.slice(0, 6)) {
      const list = await readProjectUsers(ctx, production.id, project.id);
      const [direct, flattened, implicit] = await Promise.all([
        client.listProjectUsers(project.id),
        client.listProjectUsers(project.id, { flattenTeams: true }),
        client.listProjectUsers(project.id, { includeOrganizationUsers: true }),
      ]);
      const everyone = new Set([direct, flattened, implicit].flatMap(({ items }) => items.map(({ id }) => id)));
      expect(new Set(list.results.map(({ id }) => id))).toEqual(everyone);
      const directIds = new Set(direct.items.map(({ id }) => id));
      for (const row of list.results) {
        expect(row.access.length, row.username).toBeGreaterThan(0);
        expect(row.access.some(({ via }) => via === "direct")).toBe(directIds.has(row.id));
        for (const { via } of row.access) ways.add(via);
      }
      expect(list.incomplete).toEqual([]);
    }
    expect(ways).toEqual(new Set(["direct", "team", "organization"]));
  });

  test("says which part of who reaches it could not be read, and shows the rest", async () => {
    const [project] = (await readProjects(ctx, production.id)).results;
    sandbox.addFaults([
      {
        match: { operation: "listGroupUsers", query: { flattenTeams: "true" } },
        fault: { kind: "status", status: 500 },
      },
    ]);
    const list = await readProjectUsers(ctx, production.id, project?.id ?? "");
    expectFaultsFired();
    expect(list.results.length).toBeGreaterThan(0);
    expect(list.incomplete.map(({ part }) => part)).toContain("People who come in through a team");
  });

  test("of another organization and one that does not exist are not found in the same words", async () => {
    const [foreign] = (await readProjects(ctx, labs.id)).results;
    const refusals = await Promise.all(
      [foreign?.id ?? "", "ffffffffffffffffffffffff"].flatMap((projectId) => [
        readProject(ctx, production.id, projectId).catch((error: unknown) => error),
        readProjectUsers(ctx, production.id, projectId).catch((error: unknown) => error),
      ]),
    );
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: "NOT_FOUND" });
    expect(new Set(refusals.map(String)).size).toBe(1);
    await expect(readProject(ctx, production.id, "nonsense")).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  test("names the teams that open it", async () => {
    const projects = await readProjects(ctx, production.id);
    const details = await Promise.all(projects.results.map(({ id }) => readProject(ctx, production.id, id)));
    const teams = details.flatMap((detail) => detail.teams ?? []);
    expect(teams.length).toBeGreaterThan(0);
    for (const team of teams) expect(team.name).not.toBeNull();
    expect(details[0]?.organization).toEqual({ id: production.id, name: production.name });
  });
});
