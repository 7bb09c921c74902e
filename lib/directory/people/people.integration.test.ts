import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { DirectoryReadContext } from "../cache";
import { readInvitations } from "../invitations/read-invitations";
import { readOrganizations } from "../organizations/read-organizations";
import type { Grant, PersonView } from "../person-types";
import { connectDirectory, readProjectInvitations } from "../testing";
import { findPeople } from "./find-people";
import { readPerson } from "./read-person";

const ADA = "62f1c08ab41d9e77aa03c5d1";

let sandbox: Sandbox;
const directories: ReturnType<typeof connectDirectory>[] = [];
let ctx: DirectoryReadContext;
let production: Sandbox["organizations"][number];
let playground: Sandbox["organizations"][number];
let labs: Sandbox["organizations"][number];

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
});
afterAll(() => sandbox.close());

beforeEach(() => {
  sandbox.reset();
  const [first, second, third] = sandbox.organizations;
  if (first === undefined || second === undefined || third === undefined) throw new Error("three organizations");
  [production, playground, labs] = [first, second, third];
  connect();
});
afterEach(async () => {
  await Promise.all(directories.splice(0).map((directory) => directory.close()));
});

/** A directory that has read nothing yet; the third organization by API key on v1.0 where asked. */
function connect({ labsOnV1 = false } = {}) {
  const directory = connectDirectory(sandbox, { onV1: labsOnV1 ? [labs.id] : [] });
  directories.push(directory);
  ctx = directory.ctx;
}

function expectFaultsFired() {
  for (const { rule, fired } of sandbox.faultCounts()) expect(fired, JSON.stringify(rule)).toBeGreaterThan(0);
}

const callsOf = (organization: { clientId: string }) =>
  sandbox
    .requests()
    .filter(
      ({ caller, operation }) =>
        caller === organization.clientId && operation !== "oauthToken" && operation !== "listOrgs",
    );

const names = (hits: { results: { username: string }[] }) => hits.results.map(({ username }) => username);
const grantsIn = (view: PersonView, { id }: { id: string }): Grant[] =>
  view.organizations.find(({ organization }) => organization.id === id)?.grants ?? [];
const kindsIn = (view: PersonView, organization: { id: string }) =>
  [...new Set(grantsIn(view, organization).map(({ kind }) => kind))].sort();

describe("the search", () => {
  test("finds an exact e-mail in any case first, with every organization of the person", async () => {
    await readProjectInvitations(ctx);
    const { results, incomplete } = await findPeople(ctx, "  ADA.Okafor@Northwind.example ");
    expect(incomplete).toEqual([]);
    expect(results[0]).toMatchObject({ id: ADA, username: "ada.okafor@northwind.example", match: "exact" });
    expect(results[0]?.name).toBe("Ada Okafor");
    expect(results[0]?.organizations.map(({ id, status }) => [id, status])).toEqual([
      [production.id, "ACTIVE"],
      [playground.id, "ACTIVE"],
      [labs.id, "ACTIVE"],
    ]);
  });

  test("finds an id, and parts of a name without its accents", async () => {
    expect((await findPeople(ctx, ADA)).results).toMatchObject([{ id: ADA, match: "id" }]);
    expect(names(await findPeople(ctx, "lucia her"))).toEqual(["lucia.herrera@northwind.example"]);
    expect(names(await findPeople(ctx, "Lucía"))).toContain("lucia.herrera@northwind.example");
  });

  test("finds who was only invited the old way to a project", async () => {
    await readProjectInvitations(ctx);
    const { results } = await findPeople(ctx, "renata.silva@partner.example");
    expect(results).toMatchObject([{ match: "exact", organizations: [{ id: production.id, status: "PENDING" }] }]);
    const view = await readPerson(ctx, results[0]?.id ?? "");
    expect(view.username).toBe("renata.silva@partner.example");
    // The same without what the search has just read.
    connect();
    expect((await readPerson(ctx, results[0]?.id ?? "")).username).toBe("renata.silva@partner.example");
  });

  test("takes what was typed as plain text", async () => {
    const conor = "conor.o'brien+atlas@northwind.example";
    expect((await findPeople(ctx, conor)).results).toMatchObject([{ username: conor, match: "exact" }]);
    expect(names(await findPeople(ctx, `O'Brien "Con"`))).toEqual([conor]);
    for (const hostile of [
      '"ada.okafor"',
      "ada%",
      ".*",
      "ada.okafor@northwind.example' OR '1'='1",
      "а\u0434\u0430.okafor",
    ]) {
      expect(names(await findPeople(ctx, hostile)), hostile).toEqual([]);
    }
    // A Cyrillic а: it looks like Ada's e-mail and is another one.
    expect(names(await findPeople(ctx, "\u0430da.okafor@northwind.example"))).toEqual([]);
    // One letter and its accent, typed as two characters, are the letter.
    expect(names(await findPeople(ctx, "Luci\u0301a Herrera"))).toEqual(["lucia.herrera@northwind.example"]);
  });

  test("asks nothing for an empty text, and refuses one that is too long", async () => {
    sandbox.clearRequests();
    expect(await findPeople(ctx, "   ")).toMatchObject({ results: [], totalCount: 0 });
    expect(sandbox.requests()).toEqual([]);
    expect((await findPeople(ctx, `${"a".repeat(300)}@example.com`)).results).toEqual([]);
    await expect(findPeople(ctx, "a".repeat(321))).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  test("shows fifty of many, and says how many there are", async () => {
    const hits = await findPeople(ctx, "northwind");
    expect(hits.results).toHaveLength(50);
    expect(hits.totalCount).toBeGreaterThan(100);
  });

  test("names what could not be read, and hides nobody for it", async () => {
    await readProjectInvitations(ctx, { connections: 2 });
    sandbox.addFaults([
      { match: { caller: labs.clientId }, fault: { kind: "accessList" } },
      { match: { operation: "listOrgInvites", caller: playground.clientId }, fault: { kind: "status", status: 410 } },
    ]);
    const { results, incomplete } = await findPeople(ctx, "ada.okafor@northwind.example");
    expectFaultsFired();
    expect(results[0]?.organizations.map(({ id }) => id)).toEqual([production.id, playground.id]);
    expect(incomplete.map(({ part }) => part)).toEqual([
      `Legacy invitations of ${playground.name}`,
      'Everyone of the connection "connection 3"',
    ]);
    expect(incomplete[1]?.reason).toMatch(/access list/i);
  });

  test("does not wait for a connection that never answers", async () => {
    sandbox.addFaults([{ match: { caller: labs.clientId }, fault: { kind: "hang" } }]);
    const { results, incomplete } = await findPeople(ctx, "ada.okafor@northwind.example", { patienceMs: 4_000 });
    expect(results[0]?.organizations).toHaveLength(2);
    expect(incomplete).toContainEqual(
      expect.objectContaining({ code: "STILL_READING", part: 'Everyone of the connection "connection 3"' }),
    );
  });
});

describe("a person", () => {
  test("is shown with every grant of every organization, and its source", async () => {
    const view = await readPerson(ctx, ADA);
    expect(view).toMatchObject({
      id: ADA,
      username: "ada.okafor@northwind.example",
      name: "Ada Okafor",
      incomplete: [],
    });
    expect(kindsIn(view, production)).toEqual([
      "implicit_access",
      "organization_membership",
      "project_role",
      "team_membership",
    ]);
    expect(grantsIn(view, production)).toContainEqual({
      kind: "implicit_access",
      organizationRole: "ORG_OWNER",
      projects: 14,
    });
    expect(kindsIn(view, playground)).toEqual(["organization_membership", "project_role", "team_membership"]);
    expect(kindsIn(view, labs)).toEqual(["implicit_access", "organization_membership", "team_membership"]);
    for (const { grants } of view.organizations) {
      for (const grant of grants) {
        if (grant.kind === "project_role") expect(grant.projectName).not.toBeNull();
        if (grant.kind === "team_membership") expect([grant.teamName === null, grant.opens]).toEqual([false, null]);
      }
    }
  });

  test("costs at most four calls in each organization, whether or not anything is known of them", async () => {
    await Promise.all(ctx.connections.all().map((connection) => connection.organization()));
    sandbox.clearRequests();
    await readPerson(ctx, ADA);
    for (const organization of [production, playground, labs]) {
      expect(callsOf(organization).length).toBeGreaterThan(0);
      expect(callsOf(organization).length).toBeLessThanOrEqual(4);
    }
    await findPeople(ctx, "jonas.weber@northwind.example");
    const jonas = (await findPeople(ctx, "jonas.weber@northwind.example")).results[0]?.id ?? "";
    sandbox.clearRequests();
    await readPerson(ctx, jonas);
    for (const organization of [production, playground, labs]) {
      expect(callsOf(organization).length).toBeLessThanOrEqual(4);
    }
    // Someone in one organization only: the others are asked, but for no names.
    const kwame = (await findPeople(ctx, "kwame.mensah@northwind.example")).results[0]?.id ?? "";
    connect();
    await Promise.all(ctx.connections.all().map((connection) => connection.organization()));
    sandbox.clearRequests();
    await readPerson(ctx, kwame);
    expect(callsOf(labs).map(({ operation }) => operation)).toEqual(["getOrgUser", "listOrgUsers", "listOrgInvites"]);
  });

  test("is one person, active here and pending there, whatever the case of the e-mail", async () => {
    sandbox.change({
      op: "addUser",
      organizationId: labs.id,
      username: "KWAME.Mensah@northwind.example",
      status: "PENDING",
    });
    const { results } = await findPeople(ctx, "kwame.mensah@northwind.example");
    expect(results).toHaveLength(1);
    const view = await readPerson(ctx, results[0]?.id ?? "");
    const statuses = [production, labs].map((organization) =>
      grantsIn(view, organization).flatMap((grant) => (grant.kind === "organization_membership" ? [grant.status] : [])),
    );
    expect(statuses).toEqual([["ACTIVE"], ["PENDING"]]);
    // Its old invitation is the same thing, and is not shown twice.
    expect(kindsIn(view, labs)).toEqual(["organization_membership"]);
  });

  test("is found by the id of an old invitation too", async () => {
    const client = (await ctx.connections.forOrganization(labs.id)).client;
    const { items } = await client.listOrganizationInvitations(labs.id);
    const [invitation] = items;
    const view = await readPerson(ctx, invitation?.id ?? "");
    expect(view.username).toBe(invitation?.username);
    expect(kindsIn(view, labs)).toContain("organization_membership");
  });

  test("stands there while one connection is refused, one fails in part, and says which", async () => {
    sandbox.addFaults([
      { match: { caller: labs.clientId }, fault: { kind: "status", status: 401 } },
      {
        match: { operation: "listOrgTeams", caller: playground.clientId },
        fault: { kind: "rateLimit", retryAfterS: 1 },
      },
    ]);
    const view = await readPerson(ctx, ADA);
    expectFaultsFired();
    expect(view.organizations).toHaveLength(3);
    expect(kindsIn(view, production)).toContain("organization_membership");
    expect(view.organizations[2]).toMatchObject({ organization: { id: null, name: "connection 3" }, grants: [] });
    expect(view.organizations[2]?.incomplete).toHaveLength(1);
    const [team] = grantsIn(view, playground).filter((grant) => grant.kind === "team_membership");
    expect(team).toMatchObject({ teamName: null });
    expect(view.organizations[1]?.incomplete[0]).toMatchObject({
      part: `The names of teams of ${playground.name}`,
    });
  });

  test("does not wait for an organization that never answers", async () => {
    await Promise.all(ctx.connections.all().map((connection) => connection.organization()));
    sandbox.addFaults([{ match: { caller: labs.clientId, operation: "listOrgInvites" }, fault: { kind: "hang" } }]);
    const view = await readPerson(ctx, ADA, { patienceMs: 4_000 });
    expectFaultsFired();
    expect(kindsIn(view, production)).toContain("organization_membership");
    expect(view.incomplete.map(({ part }) => part)).toEqual([`Legacy invitations to ${labs.name}`]);
  });

  test("is found though one connection never answers anything, whose entry says so", async () => {
    sandbox.addFaults([{ match: { caller: labs.clientId }, fault: { kind: "hang" } }]);
    const view = await readPerson(ctx, ADA, { patienceMs: 4_000, laggardMs: 100 });
    expectFaultsFired();
    for (const place of [production, playground]) expect(kindsIn(view, place)).toContain("organization_membership");
    expect(view.incomplete.map(({ part }) => part)).toEqual(['Access through the connection "connection 3"']);
  });

  test("is found though one organization never says whether it has them", async () => {
    await Promise.all(ctx.connections.all().map((connection) => connection.organization()));
    sandbox.addFaults([{ match: { caller: labs.clientId }, fault: { kind: "hang" } }]);
    const view = await readPerson(ctx, ADA, { patienceMs: 4_000 });
    for (const place of [production, playground]) expect(kindsIn(view, place)).toContain("organization_membership");
    expect(view.incomplete.map(({ part }) => part)).toEqual([
      `Membership of ${labs.name}`,
      `Legacy invitations to ${labs.name}`,
    ]);
  });

  test("of whom nobody knows is not found; where somebody could not be asked, that is not known", async () => {
    const nobody = "f".repeat(24);
    await expect(readPerson(ctx, nobody)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(readPerson(ctx, "ada.okafor@northwind.example")).rejects.toMatchObject({ code: "BAD_INPUT" });
    sandbox.addFaults([{ match: { caller: labs.clientId }, fault: { kind: "accessList" } }]);
    await expect(readPerson(ctx, nobody)).rejects.toMatchObject({ code: "ATLAS_UNAVAILABLE" });
  });

  test("through v1.0 is seen as far as it sees, and the rest is said to be unseen", async () => {
    connect({ labsOnV1: true });
    const view = await readPerson(ctx, ADA);
    expect(view.organizations[2]).toMatchObject({ generation: "v1.0", organization: { id: labs.id } });
    expect(view.organizations[2]?.incomplete.map(({ code }) => code)).toEqual(["NOT_IN_V1"]);
    const [membership] = grantsIn(view, labs);
    expect(membership).toMatchObject({ kind: "organization_membership", status: null });
    expect(grantsIn(view, labs).some(({ kind }) => kind === "team_membership")).toBe(true);
    const { results: overview } = await readOrganizations(ctx);
    expect(overview[2]?.counts).toMatchObject({ active: 27, pending: null, expired: null, declined: null });
    // Pending in Labs, which v1.0 does not show.
    const { results, incomplete } = await findPeople(ctx, "jonas.weber@northwind.example");
    expect(results[0]?.organizations.map(({ id }) => id)).toEqual([production.id, playground.id]);
    expect(incomplete.map(({ code }) => code)).toEqual(["NOT_IN_V1"]);
  });
});

describe("the invitations queue", () => {
  test("holds both families in all states, oldest first", async () => {
    const queue = await readInvitations(ctx, production.id);
    expect(queue.incomplete).toEqual([]);
    const count = (kind: string) => queue.results.filter((row) => row.kind === kind).length;
    expect(count("organization")).toBe(18 + 9 + 4);
    expect(count("project_legacy")).toBe(7);
    // The old list shows the pending users once more: they are the same invitations.
    expect(count("organization_legacy")).toBe(0);
    const sent = queue.results.map(({ invitedAt }) => invitedAt ?? "");
    expect(sent).toEqual([...sent].sort());
    const old = queue.results.find(({ username }) => username === "renata.silva@partner.example");
    expect(old).toMatchObject({
      kind: "project_legacy",
      status: "INVITATION_EXPIRED",
      project: { name: "warehouse-eu" },
      roles: ["GROUP_DATA_ACCESS_READ_ONLY"],
      inviterUsername: "piotr.zielinski@northwind.example",
    });
    const fresh = queue.results.find(({ username }) => username === "ines.moreau@partner.example");
    expect(fresh?.status).toBe("PENDING");
  });

  test("names the project that could not be read, and shows the others", async () => {
    const project = sandbox.state().organizations[0]?.projects.find(({ name }) => name === "warehouse-eu");
    sandbox.addFaults([
      {
        match: { path: `/api/atlas/v2/groups/${project?.id}/invites` },
        fault: { kind: "status", status: 401, errorCode: "USER_CANNOT_ACCESS_GROUP" },
      },
    ]);
    const queue = await readInvitations(ctx, production.id);
    expectFaultsFired();
    expect(queue.incomplete.map(({ part }) => part)).toEqual(["Legacy invitations to warehouse-eu"]);
    expect(queue.results.filter(({ kind }) => kind === "project_legacy")).toHaveLength(5);
  });

  test("goes on without the old family once Atlas has switched it off, and asks each project no more", async () => {
    sandbox.change({ op: "setVersionGone", version: "2023-01-01", operation: "listGroupInvites" });
    sandbox.change({ op: "setVersionGone", version: "2023-01-01", operation: "listOrgInvites" });
    const queue = await readInvitations(ctx, production.id);
    expect(queue.results).toHaveLength(31);
    expect(queue.incomplete.map(({ part }) => part)).toEqual([
      "Legacy invitations to the organization",
      expect.stringMatching(/^Legacy invitations to 14 projects \(.*and 11 more\)$/),
    ]);
    const asked = sandbox.requests().filter(({ operation }) => operation === "listGroupInvites");
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  test("is read again when asked to, so that a revoked invitation goes", async () => {
    const before = await readInvitations(ctx, labs.id);
    const [gone] = before.results.filter(({ kind }) => kind === "organization");
    sandbox.change({ op: "removeUser", organizationId: labs.id, username: gone?.username ?? "" });
    const after = await readInvitations(ctx, labs.id, { fresh: true });
    expect(names(after)).not.toContain(gone?.username);
  });
});
