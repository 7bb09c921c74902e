import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { DirectoryReadContext } from "../cache";
import { readInvitations } from "../invitations/read-invitations";
import { findPeople } from "../people/find-people";
import type { Leftover, ScanEvent } from "../person-types";
import { connectDirectory } from "../testing";
import { collectLeftovers } from "./collect-leftovers";
import { findLeftovers } from "./find-leftovers";
import { scanPerson } from "./scan-person";

const ADA = "62f1c08ab41d9e77aa03c5d1";

let sandbox: Sandbox;
let directory: ReturnType<typeof connectDirectory>;
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
  directory = connectDirectory(sandbox);
  ctx = directory.ctx;
});
afterEach(() => directory.close());

async function scan(personId: string): Promise<ScanEvent[]> {
  const events: ScanEvent[] = [];
  for await (const event of scanPerson(ctx, personId)) events.push(event);
  return events;
}

const leftoversIn = (events: ScanEvent[]): Leftover[] =>
  events.flatMap((event) => (event.type === "leftovers" ? event.leftovers : []));
const brief = ({ kind, label, certainty }: Leftover) => `${kind} ${label}: ${certainty}`;

test("a scan finds what is left of Ada everywhere, and what her teams open", async () => {
  const events = await scan(ADA);
  expect(events.filter(({ type }) => type === "incomplete")).toEqual([]);
  expect(leftoversIn(events).map(brief).sort()).toEqual([
    "alert_recipient CLUSTER_MONGOS_IS_MISSING: exact",
    "alert_recipient NO_PRIMARY: exact",
    "api_key fleet telemetry export (QXMZKTRB): exact",
    "database_user aokafor: possible",
    "security_contact ada.okafor@northwind.example: exact",
    "service_account ada-notebook-sync: possible",
  ]);
  const grants = events.flatMap((event) => (event.type === "grants" ? event.grants : []));
  expect(grants.filter(({ kind }) => kind === "project_invitation")).toMatchObject([
    { projectName: expect.stringMatching(/warehouse-eu|gripper-vision/) },
    { projectName: expect.stringMatching(/warehouse-eu|gripper-vision/) },
  ]);
  const onCall = grants.find((grant) => grant.kind === "team_membership" && grant.teamName === "Platform On-call");
  expect(onCall).toMatchObject({
    opens: expect.arrayContaining([
      expect.objectContaining({ projectName: "incident-archive", roles: ["GROUP_CLUSTER_MANAGER"] }),
      expect.objectContaining({ projectName: "telemetry-archive" }),
    ]),
  });
  const [mapped, ...rest] = events.filter((event) => event.type === "single_sign_on");
  expect(rest).toEqual([]);
  expect(mapped).toMatchObject({
    organizationId: production.id,
    singleSignOn: {
      coversThisPerson: true,
      ways: expect.arrayContaining([
        "roles on every sign-in: Organization Member",
        "group atlas-platform → Organization Member, Project Read Only in fleet-telemetry",
      ]),
    },
  });
  expect(events.at(-1)?.type).toBe("end");
  const progress = events.flatMap((event) => (event.type === "progress" ? [event] : []));
  expect(progress.at(-1)).toEqual({ type: "progress", done: 29 + 9 + 3, total: 29 + 9 + 3 });
});

test.each([
  ["jonas.weber", "database_user CN=Jonas Weber,OU=Robotics,O=Northwind,C=DE: likely"],
  ["daniel.kim", "database_user arn:aws:iam::123456789012:user/daniel.kim: likely"],
  ["nadia.rahman", "database_user uid=nadia.rahman,ou=people,dc=northwind,dc=example: likely"],
  ["elif.yildiz", "database_user 5dd7496c7a3e5a648454341d/elif.yildiz@northwind.example: exact"],
  ["carlos.mendes", "database_user etl-nightly: exact"],
  ["ingrid.solberg", "service_account billing-report: likely"],
])("a scan of %s finds %s", async (local, expected) => {
  const { results } = await findPeople(ctx, `${local}@northwind.example`);
  const events = await scan(results[0]?.id ?? "");
  expect(leftoversIn(events).map(brief)).toContain(expected);
});

test("a scan names each part that failed, and finishes the rest", async () => {
  const project = sandbox.state().organizations[0]?.projects.find(({ name }) => name === "warehouse-eu");
  sandbox.addFaults([
    { match: { caller: labs.clientId }, fault: { kind: "accessList" } },
    { match: { operation: "getOrgSettings", caller: playground.clientId }, fault: { kind: "rateLimit" } },
    {
      match: { path: `/api/atlas/v2/groups/${project?.id}/**` },
      fault: { kind: "status", status: 403, errorCode: "USER_CANNOT_ACCESS_GROUP" },
    },
  ]);
  sandbox.change({ op: "setVersionGone", version: "2023-01-01", operation: "listGroupInvites" });
  const events = await scan(ADA);
  const parts = events.flatMap((event) => (event.type === "incomplete" ? event.parts.map(({ part }) => part) : []));
  expect(parts).toContain('Everything of the connection "connection 3"');
  expect(parts).toContain(`The security and operations contacts of ${playground.name}`);
  expect(parts).toContain("Database users of warehouse-eu");
  expect(parts.some((part) => /^Legacy invitations to 1[34] projects of/.test(part))).toBe(true);
  expect(leftoversIn(events).map(brief)).toContain("api_key fleet telemetry export (QXMZKTRB): exact");
  expect(events.at(-1)?.type).toBe("end");
});

test("finds the old invitation that stands beside a pending user, and not that user once more", async () => {
  const username = "twice@partner.example";
  const { id: organizationId } = production;
  sandbox.change({ op: "addUser", organizationId, username, status: "PENDING" });
  const grantsOf = async () => {
    const events = await scan(sandbox.accessOf(username)[0]?.userId ?? "");
    return events.flatMap((event) => (event.type === "grants" ? event.grants : []));
  };
  expect(await grantsOf()).toEqual([]);
  sandbox.change({ op: "addOldInvitation", organizationId, username, sentDaysAgo: 3 });
  expect(await grantsOf()).toMatchObject([{ kind: "organization_invitation", organizationRoles: ["ORG_MEMBER"] }]);
  const queue = await readInvitations(ctx, organizationId, { fresh: true });
  const rows = queue.results.filter((row) => row.username === username);
  expect(rows.map(({ kind }) => kind)).toEqual(["organization_legacy", "organization"]);
});

test("says that older events were not read where there are more of them than it reads", async () => {
  const results = Array.from({ length: 500 }, (_, index) => ({
    id: index.toString(16).padStart(24, "0"),
    created: "2026-11-01T00:00:00Z",
    eventTypeName: "API_KEY_CREATED",
  }));
  const body = { kind: "body" as const, json: { results, links: [], totalCount: 900 } };
  sandbox.addFaults([{ match: { operation: "listOrgEvents", caller: labs.clientId }, fault: body }]);
  const parts = (await scan(ADA)).flatMap((event) => (event.type === "incomplete" ? event.parts : []));
  expect(parts).toMatchObject([{ code: "TOO_MANY", part: `Who made older keys and service accounts of ${labs.name}` }]);
});

test("a scan through v1.0 says what it cannot see, and still what teams open", async () => {
  const old = connectDirectory({ ...sandbox, organizations: [labs] }, { onV1: [labs.id] });
  ctx = old.ctx;
  const events = await scan(ADA);
  const parts = events.flatMap((event) => (event.type === "incomplete" ? event.parts : []));
  expect(parts.map(({ code }) => code)).toEqual(["NOT_IN_V1"]);
  expect(leftoversIn(events)).toEqual([]);
  const grants = events.flatMap((event) => (event.type === "grants" ? event.grants : []));
  expect(grants).toMatchObject([
    { kind: "team_membership", teamName: "Robotics Research", opens: [{ projectName: "gripper-vision" }] },
  ]);
  await old.close();
});

test("a scan stops asking when its reader leaves", async () => {
  const stop = new AbortController();
  const events = scanPerson(ctx, ADA, { signal: stop.signal });
  await events.next();
  stop.abort();
  await expect(
    (async () => {
      for await (const _ of events);
    })(),
  ).rejects.toMatchObject({ name: "AbortError" });
  const asked = sandbox.requests().length;
  // Were it still running, the calls of 29 projects would follow one another within this one.
  await directory.clients[0]?.listProjects(production.id);
  await directory.clients[0]?.listProjects(production.id);
  expect(sandbox.requests().length).toBeLessThanOrEqual(asked + 2);
  expect(sandbox.requests().filter(({ operation }) => operation === "listGroupDatabaseUsers").length).toBeLessThan(29);
});

test("a scan of nobody is refused before anything is given", async () => {
  await expect(scanPerson(ctx, "f".repeat(24)).next()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

const OF_ADA = [
  "alert_recipient CLUSTER_MONGOS_IS_MISSING: exact",
  "alert_recipient NO_PRIMARY: exact",
  "api_key fleet telemetry export (QXMZKTRB): exact",
  "database_user aokafor: possible",
  "security_contact ada.okafor@northwind.example: exact",
  "service_account ada-notebook-sync: possible",
];
const ADA_NAMED = { username: "ada.okafor@northwind.example", name: "Ada Okafor" };
const asked = (...operations: string[]) =>
  sandbox.requests().filter(({ operation }) => operations.includes(operation ?? ""));

async function search(query: string): Promise<ScanEvent[]> {
  const events: ScanEvent[] = [];
  for await (const event of findLeftovers(ctx, query)) events.push(event);
  return events;
}

test("a search by e-mail finds every leftover that the scan of the person finds, and reads none of their grants", async () => {
  const events = await search(" ADA.Okafor@northwind.example ");
  expect(leftoversIn(events).map(brief).sort()).toEqual(OF_ADA);
  expect(events.filter(({ type }) => !["progress", "leftovers", "end"].includes(type))).toEqual([]);
  expect(asked("listGroupTeams", "getOrgFederationSettings")).toEqual([]);
  const progress = events.flatMap((event) => (event.type === "progress" ? [event] : []));
  expect(progress.at(-1)).toEqual({ type: "progress", done: 29 + 6 + 3, total: 29 + 6 + 3 });
});

test("a search finds leftovers by parts of words and by ids, and names what could not be read", async () => {
  sandbox.addFaults([{ match: { caller: labs.clientId }, fault: { kind: "accessList" } }]);
  const events = await search("okafor");
  expect(leftoversIn(events).map(({ label }) => label)).toContain("aokafor");
  expect(events.flatMap((event) => (event.type === "incomplete" ? event.parts.map(({ part }) => part) : []))).toEqual([
    'Everything of the connection "connection 3"',
  ]);
  sandbox.clearFaults();
  expect(leftoversIn(await search("qxmzktrb")).map(brief)).toEqual([
    "api_key fleet telemetry export (QXMZKTRB): exact",
  ]);
});

test.each(["", " ab ", "a".repeat(321)])("a search for %j is refused before anything is asked", async (query) => {
  sandbox.clearRequests();
  await expect(findLeftovers(ctx, query).next()).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(sandbox.requests()).toEqual([]);
});

test("what may be left of a person is taken from their scan while that is recent, and read anew after a removal", async () => {
  await scan(ADA);
  sandbox.clearRequests();
  expect((await collectLeftovers(ctx, ADA_NAMED)).results.map(brief).sort()).toEqual(OF_ADA);
  expect(sandbox.requests()).toEqual([]);
  ctx.cache.invalidate(labs.id);
  expect((await collectLeftovers(ctx, ADA_NAMED)).results.map(brief).sort()).toEqual(OF_ADA);
  expect(asked("listGroupDatabaseUsers")).toHaveLength(29);
  expect(asked("listGroupInvites", "listGroupTeams")).toEqual([]);
});

test("what may be left of a person names what failed and what took too long, and is not kept then", async () => {
  await Promise.all(ctx.connections.all().map((connection) => connection.organization()));
  sandbox.addFaults([
    { match: { operation: "listGroupDatabaseUsers", caller: production.clientId }, fault: { kind: "hang" } },
    {
      match: { operation: "listOrgServiceAccounts", caller: playground.clientId },
      fault: { kind: "status", status: 403 },
    },
  ]);
  const found = await collectLeftovers(ctx, ADA_NAMED, { patienceMs: 4_000 });
  expect(found.incomplete.map(({ part }) => part).sort()).toEqual([
    `All possible leftovers of ${production.name}`,
    `Service accounts of ${playground.name}`,
  ]);
  expect(found.results.map(brief)).toContain("security_contact ada.okafor@northwind.example: exact");
  sandbox.clearFaults();
  expect((await collectLeftovers(ctx, ADA_NAMED)).incomplete).toEqual([]);
});
