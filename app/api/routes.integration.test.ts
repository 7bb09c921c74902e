import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Role } from "@/lib/auth/permissions";
import { PERSONAS } from "@/lib/auth/personas";
import type { Runtime } from "@/lib/runtime";
import { type OpenedRuntime, openTestRuntime, SANDBOX_ORIGIN } from "@/lib/runtime/testing";
import type { Sandbox } from "@/lib/sandbox/start";
import { GET as chain } from "./audit/chain/route";
import { GET as audit } from "./audit/route";
import { GET as connections } from "./connections/route";
import { GET as exportReport } from "./export/[report]/route";
import { GET as reinviteOffers } from "./offboardings/[id]/reinvite/route";
import { GET as offboarding } from "./offboardings/[id]/route";
import { GET as offboardings } from "./offboardings/route";
import { GET as invitationPlan } from "./orgs/[orgId]/invitations/[invitationId]/plan/route";
import { GET as invitationsPlan } from "./orgs/[orgId]/invitations/plan/route";
import { GET as invitationReinvite } from "./orgs/[orgId]/invitations/reinvite/route";
import { GET as invitations } from "./orgs/[orgId]/invitations/route";
import { GET as projectInvitationPlan } from "./orgs/[orgId]/projects/[projectId]/invitations/[invitationId]/plan/route";
import { GET as project } from "./orgs/[orgId]/projects/[projectId]/route";
import { GET as projectUserPlan } from "./orgs/[orgId]/projects/[projectId]/users/[userId]/plan/route";
import { GET as projectUsers } from "./orgs/[orgId]/projects/[projectId]/users/route";
import { GET as projects } from "./orgs/[orgId]/projects/route";
import { GET as team } from "./orgs/[orgId]/teams/[teamId]/route";
import { GET as teamUserPlan } from "./orgs/[orgId]/teams/[teamId]/users/[userId]/plan/route";
import { GET as teamUsers } from "./orgs/[orgId]/teams/[teamId]/users/route";
import { GET as teams } from "./orgs/[orgId]/teams/route";
import { GET as userPlan } from "./orgs/[orgId]/users/[userId]/plan/route";
import { GET as users } from "./orgs/[orgId]/users/route";
import { GET as organizations } from "./orgs/route";
import { GET as personPlan } from "./people/[userId]/plan/route";
import { GET as person } from "./people/[userId]/route";
import { GET as personScan } from "./people/[userId]/scan/route";
import { GET as leftovers } from "./people/leftovers/route";
import { GET as people } from "./people/route";

/** The door asks for the runtime of the process: here it is the test's own. */
const process = vi.hoisted((): { runtime: Runtime | null } => ({ runtime: null }));
vi.mock("@/lib/runtime", async (importOriginal) => ({
  ...(await importOriginal<typeof import("@/lib/runtime")>()),
  getRuntime: async () => process.runtime,
}));

type Route = typeof users;

const UNKNOWN = "ffffffffffffffffffffffff";
const ADA = "62f1c08ab41d9e77aa03c5d1";

let opened: OpenedRuntime;
let sandbox: Sandbox;
let runtime: Runtime;
let production: string;
let labs: string;

beforeAll(async () => {
  opened = await openTestRuntime({ environment: { PROTECTED_USERS: "break-glass@northwind.example" } });
  ({ sandbox, runtime } = opened);
  process.runtime = runtime;
});
afterAll(() => opened.close());
beforeEach(() => {
  sandbox.reset();
  const idOf = (name: string) => sandbox.organizations.find((organization) => organization.name === name)?.id ?? "";
  production = idOf("Northwind Robotics – Production");
  labs = idOf("Northwind Labs");
  for (const { id } of sandbox.organizations) runtime.directory.cache.invalidate(id);
});

interface Call {
  params?: Record<string, string>;
  query?: string;
  as?: Role | null;
  headers?: Record<string, string>;
}

function get(route: Route, { params = {}, query = "", as = "admin", headers = {} }: Call = {}): Promise<Response> {
  const cookie = as === null ? undefined : opened.cookies.get(as);
  const request = new Request(`${SANDBOX_ORIGIN}/api/any${query}`, {
    headers: { host: new URL(SANDBOX_ORIGIN).host, ...(cookie === undefined ? {} : { cookie }), ...headers },
  });
  return route(request, { params: Promise.resolve(params) });
}

const everyRoute: [string, Route, Record<string, string>][] = [
  ["organizations", organizations, {}],
  ["users", users, { orgId: UNKNOWN }],
  ["user plan", userPlan, { orgId: UNKNOWN, userId: UNKNOWN }],
  ["projects", projects, { orgId: UNKNOWN }],
  ["project", project, { orgId: UNKNOWN, projectId: UNKNOWN }],
  ["project users", projectUsers, { orgId: UNKNOWN, projectId: UNKNOWN }],
  ["project user plan", projectUserPlan, { orgId: UNKNOWN, projectId: UNKNOWN, userId: UNKNOWN }],
  ["teams", teams, { orgId: UNKNOWN }],
  ["team user plan", teamUserPlan, { orgId: UNKNOWN, teamId: UNKNOWN, userId: UNKNOWN }],
  ["invitation plan", invitationPlan, { orgId: UNKNOWN, invitationId: UNKNOWN }],
  ["project invitation plan", projectInvitationPlan, { orgId: UNKNOWN, projectId: UNKNOWN, invitationId: UNKNOWN }],
  ["invitations plan", invitationsPlan, { orgId: UNKNOWN }],
  ["invitation to be sent again", invitationReinvite, { orgId: UNKNOWN }],
  ["person plan", personPlan, { userId: UNKNOWN }],
  ["what can be given back", reinviteOffers, { id: "00000000-0000-4000-8000-000000000000" }],
  ["team", team, { orgId: UNKNOWN, teamId: UNKNOWN }],
  ["team users", teamUsers, { orgId: UNKNOWN, teamId: UNKNOWN }],
  ["invitations", invitations, { orgId: UNKNOWN }],
  ["people", people, {}],
  ["leftovers", leftovers, {}],
  ["person", person, { userId: UNKNOWN }],
  ["person scan", personScan, { userId: UNKNOWN }],
  ["connections", connections, {}],
  ["offboardings", offboardings, {}],
  ["offboarding", offboarding, { id: "00000000-0000-4000-8000-000000000000" }],
  ["audit", audit, {}],
  ["chain", chain, {}],
  ["export", exportReport, { report: "users" }],
];

describe("every route", () => {
  test.each(everyRoute)("%s answers nobody without a session, and asks Atlas nothing", async (_name, route, params) => {
    sandbox.clearRequests();
    const response = await get(route, { params, as: null });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(sandbox.requests()).toEqual([]);
  });

  test.each(everyRoute.filter(([, , params]) => "orgId" in params))(
    "%s refuses a malformed id before Atlas is asked, and knows no organization that is not connected",
    async (_name, route, params) => {
      sandbox.clearRequests();
      for (const orgId of ["nonsense", UNKNOWN.toUpperCase(), `${UNKNOWN}0`, "../orgs", "%00"]) {
        const response = await get(route, { params: { ...params, orgId } });
        expect([response.status, (await response.json()).code]).toEqual([400, "BAD_INPUT"]);
      }
      expect(sandbox.requests()).toEqual([]);
      const unknown = await get(route, { params });
      const { code, message, hint, requestId, ...rest } = await unknown.json();
      expect([unknown.status, code, rest]).toEqual([404, "NOT_FOUND", {}]);
      expect(message.length * hint.length * requestId.length).toBeGreaterThan(0);
    },
  );

  test.each(everyRoute)("%s refuses a query it does not know", async (_name, route, params) => {
    const response = await get(route, { params, query: "?surprise=1" });
    expect([response.status, (await response.json()).code]).toEqual([400, "BAD_INPUT"]);
  });

  test.each(everyRoute)("%s is kept by nobody on the way", async (_name, route, params) => {
    expect((await get(route, { params })).headers.get("cache-control")).toContain("no-store");
  });
});

describe("roles", () => {
  test("a viewer reads people and removals, but no audit log and no export", async () => {
    const status = async (route: Route, call: Call = {}) => (await get(route, { as: "viewer", ...call })).status;
    expect(await status(organizations)).toBe(200);
    expect(await status(users, { params: { orgId: labs } })).toBe(200);
    expect(await status(offboardings)).toBe(200);
    expect(await status(people)).toBe(200);
    expect(await status(person, { params: { userId: ADA } })).toBe(200);
    expect(await status(invitations, { params: { orgId: labs } })).toBe(200);
    expect(await status(audit)).toBe(403);
    expect(await status(chain)).toBe(403);
    for (const report of ["users", "audit", "nonsense"]) {
      expect(await status(exportReport, { params: { report } })).toBe(403);
    }
  });

  test("only an admin sees the connections, and nobody else makes us ask Atlas about them", async () => {
    sandbox.clearRequests();
    for (const as of ["viewer", "auditor", "operator"] as const) {
      expect((await get(connections, { as })).status).toBe(403);
    }
    expect(sandbox.requests()).toEqual([]);
    const text = await (await get(connections)).text();
    expect(JSON.parse(text).results).toHaveLength(3);
    for (const { clientSecret } of sandbox.organizations) expect(text).not.toContain(clientSecret);
  });

  test("an auditor reads the log and takes exports", async () => {
    expect((await get(audit, { as: "auditor" })).status).toBe(200);
    expect((await get(exportReport, { as: "auditor", params: { report: "audit" } })).status).toBe(200);
  });
});

describe("the users", () => {
  test("come as a list with its state, and not at all to whoever has them", async () => {
    const params = { orgId: production };
    const plain = await get(users, { params });
    const list = await plain.json();
    expect(Object.keys(list).sort()).toEqual(["incomplete", "readAt", "results", "totalCount"]);
    expect(list.results).toHaveLength(list.totalCount);
    expect(list.totalCount).toBe(214);
    const etag = plain.headers.get("etag") ?? "";
    expect((await get(users, { params, headers: { "if-none-match": etag } })).status).toBe(304);
  });

  test("are read again when asked to be fresh", async () => {
    const params = { orgId: labs };
    const before = await (await get(users, { params })).json();
    sandbox.change({ op: "addUser", organizationId: labs, username: "new.colleague@example.com" });
    expect((await (await get(users, { params })).json()).totalCount).toBe(before.totalCount);
    expect((await (await get(users, { params, query: "?fresh=1" })).json()).totalCount).toBe(before.totalCount + 1);
    expect((await get(users, { params, query: "?fresh=yes" })).status).toBe(400);
  });

  test("that Atlas does not give are a 502 with Atlas's reason, never an empty list", async () => {
    sandbox.addFaults([{ match: { operation: "listOrgUsers" }, fault: { kind: "accessList" } }]);
    const response = await get(users, { params: { orgId: labs } });
    expect(response.status).toBe(502);
    const { code, message, hint } = await response.json();
    expect(code).toBe("ATLAS_REFUSED");
    expect(`${message} ${hint}`).toMatch(/access list/i);
  });
});

test("a project of another organization is as unknown as one that does not exist", async () => {
  const foreign = (await (await get(projects, { params: { orgId: labs } })).json()).results[0].id;
  const answers = await Promise.all(
    [foreign, UNKNOWN].map(async (projectId) => {
      const response = await get(projectUsers, { params: { orgId: production, projectId } });
      const { requestId: _, ...error } = await response.json();
      return [response.status, error];
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).toBe(404);
});

test("a plan says what a removal would do and changes nothing", async () => {
  const list = await (await get(users, { params: { orgId: labs } })).json();
  const person = list.results.find(
    ({ status, organizationRoles }: { status: string; organizationRoles: string[] }) =>
      status === "ACTIVE" && !organizationRoles.includes("ORG_OWNER"),
  );
  const response = await get(userPlan, { params: { orgId: labs, userId: person.id } });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ snapshot: { username: person.username, organizationId: labs } });
  expect(sandbox.effects()).toEqual([]);
});

describe("an export", () => {
  const download = (report: string, query: string, as: Role = "auditor") =>
    get(exportReport, { params: { report }, query, as });

  test("is a file that a browser saves and does not guess about, with everyone in it", async () => {
    const response = await download("users", `?format=csv&orgId=${production}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/csv");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="users-northwind-robotics-production-\d{8}T\d{6}Z-214-rows\.csv"$/,
    );
    const text = await response.text();
    expect(text.trimEnd().split("\r\n")).toHaveLength(215);
    // The seed has people whose names a spreadsheet would run.
    expect(text).toMatch(/,"?'=/);
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  });

  test("without an organization holds all of them", async () => {
    const file = await (await download("users", "?format=json")).json();
    const names = new Set(file.results.map(({ organization }: { organization: string }) => organization));
    expect(names.size).toBe(3);
    expect(file).toMatchObject({ report: "users", complete: true, incomplete: [], exportedBy: PERSONAS[2]?.email });
  });

  test("holds what its filters say, and says them", async () => {
    const file = await (await download("users", `?format=json&orgId=${production}&status=PENDING`)).json();
    expect(file.filters).toEqual({ status: ["PENDING"] });
    expect(file.results.length).toBeGreaterThan(0);
    expect(new Set(file.results.map(({ status }: { status: string }) => status))).toEqual(new Set(["PENDING"]));
    const two = await (
      await download("users", `?format=json&orgId=${production}&status=PENDING&status=INVITATION_EXPIRED`)
    ).json();
    expect(two.results.length).toBeGreaterThan(file.results.length);
  });

  test("can be narrowed to a domain and to who has not signed in for long", async () => {
    type Row = { username: string; status: string; lastAuthAt: string | null };
    const rows = async (query: string): Promise<Row[]> =>
      (await (await download("users", `?format=json&orgId=${production}${query}`)).json()).results;
    const all = await rows("");
    const partners = await rows("&domain=partner.example");
    expect(partners.length).toBeGreaterThan(0);
    expect(partners).toEqual(all.filter(({ username }) => username.endsWith("@partner.example")));
    const dormant = await rows("&signin=90");
    const never = await rows("&signin=never");
    expect(dormant.length * never.length).toBeGreaterThan(0);
    const ninetyDaysAgo = runtime.now() - 90 * 24 * 60 * 60 * 1000;
    for (const { lastAuthAt } of dormant) expect(Date.parse(lastAuthAt ?? "")).toBeLessThan(ninetyDaysAgo);
    for (const { status, lastAuthAt } of never) expect([status, lastAuthAt]).toEqual(["ACTIVE", null]);
  });

  test("that lacks an organization says so in the file and in its name", async () => {
    for (const { id } of sandbox.organizations) runtime.directory.cache.invalidate(id);
    const { clientId } = sandbox.organizations.find(({ id }) => id === labs) ?? { clientId: "" };
    sandbox.addFaults([{ match: { caller: clientId }, fault: { kind: "accessList" } }]);
    const response = await download("users", "?format=csv");
    expect(response.headers.get("content-disposition")).toContain("INCOMPLETE");
    const [, line] = (await response.text()).split("\r\n");
    expect(line).toMatch(/,false,/);
    expect(line).toMatch(/access list/i);
  });

  test("is written down before it is sent, and is not sent when it cannot be written down", async () => {
    const count = async () =>
      (await (await get(audit, { query: "?group=export&limit=1" })).json()).totalCount as number;
    const before = await count();
    await download("teams", "?format=json");
    expect(await count()).toBe(before + 1);
    const [entry] = (await (await get(audit, { query: "?group=export&limit=1" })).json()).results;
    expect(entry).toMatchObject({
      action: "export.downloaded",
      actor: PERSONAS[2]?.email,
      details: { complete: true },
    });
    await runtime.db.execute("alter table audit_head rename to audit_head_gone");
    try {
      const refused = await download("teams", "?format=json");
      expect(refused.status).toBeGreaterThanOrEqual(500);
      expect(await refused.text()).not.toContain("Northwind");
    } finally {
      await runtime.db.execute("alter table audit_head_gone rename to audit_head");
    }
    expect(await count()).toBe(before + 1);
  });

  test.each([
    ["nonsense", "?format=csv", 404, "NOT_FOUND"],
    ["users", "?format=exe", 400, "BAD_INPUT"],
    ["users", "?status=GONE", 400, "BAD_INPUT"],
    ["teams", "?status=PENDING", 400, "BAD_INPUT"],
    ["invitations", "?role=ORG_OWNER", 400, "BAD_INPUT"],
    ["invitations", "?inviter=ada@example.com", 400, "BAD_INPUT"],
    ["project-users", "", 400, "BAD_INPUT"],
    ["users", "?orgId=nonsense", 400, "BAD_INPUT"],
    ["users", `?orgId=${UNKNOWN}`, 404, "NOT_FOUND"],
    ["projects", `?orgId=${UNKNOWN}`, 404, "NOT_FOUND"],
  ])("of %s%s is refused with %i", async (report, query, status, code) => {
    const response = await download(report, query);
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
  });

  test("of the invitations is the queue, with its filters, and says which inviters have left", async () => {
    const file = await (await download("invitations", `?format=json&orgId=${production}`)).json();
    expect(file).toMatchObject({ report: "invitations", complete: true, totalCount: 38 });
    const grace = "grace.nakamura@northwind.example";
    const ofGrace = file.results.filter((row: { inviterUsername: string }) => row.inviterUsername === grace);
    expect(ofGrace[0]).toMatchObject({ inviterName: "Grace Nakamura", inviterHasLeft: false });
    sandbox.change({ op: "removeUser", organizationId: production, username: grace });
    await get(users, { params: { orgId: production }, query: "?fresh=1" });
    const left = await (await download("invitations", `?format=json&orgId=${production}&inviter=left`)).json();
    expect(left.filters).toEqual({ inviter: "left" });
    expect(left.results.filter((row: { inviterUsername: string }) => row.inviterUsername === grace)).toHaveLength(
      ofGrace.length,
    );
    const csv = await (await download("invitations", `?orgId=${production}&kind=project_legacy`)).text();
    expect(csv.trimEnd().split("\r\n")).toHaveLength(1 + 7);
  });

  test("of a project's people says how each gets in", async () => {
    const [first] = (await (await get(projects, { params: { orgId: labs } })).json()).results;
    const response = await download("project-users", `?orgId=${labs}&projectId=${first.id}`);
    const lines = (await response.text()).trimEnd().split("\r\n");
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).toMatch(/direct: |team |organization: /);
  });
});

describe("the audit log", () => {
  test("comes newest first, in pages, and by who acted", async () => {
    const page = async (query: string) => (await get(audit, { query })).json();
    const first = await page("?limit=2");
    expect(first.results).toHaveLength(2);
    const second = await page(`?limit=2&before=${first.results[1].sequence}`);
    expect(second.results[0].sequence).toBe(first.results[1].sequence - 1);
    expect((await page("?actor=worker")).totalCount).toBe(0);
    expect((await page("?actor=people&group=session")).totalCount).toBe(PERSONAS.length);
  });

  test("says that its chain holds", async () => {
    expect(await (await get(chain)).json()).toMatchObject({ intact: true });
  });

  test.each(["?limit=0", "?limit=501", "?before=x", "?group=nonsense", "?offboardingId=1"])(
    "refuses %s",
    async (query) => {
      expect((await get(audit, { query })).status).toBe(400);
    },
  );
});

test("an offboarding that never was is not found, and an id that cannot be one is bad input", async () => {
  expect((await get(offboarding, { params: { id: "00000000-0000-4000-8000-000000000000" } })).status).toBe(404);
  expect((await get(offboarding, { params: { id: "nonsense" } })).status).toBe(400);
});

describe("people", () => {
  const search = (query: string) => get(people, { query: `?${new URLSearchParams({ query })}` });

  test("are found by what was typed, and by nothing that it would mean elsewhere", async () => {
    const found = await (await search("ADA.OKAFOR@northwind.example")).json();
    expect(Object.keys(found).sort()).toEqual(["incomplete", "readAt", "results", "totalCount"]);
    expect(found.results[0]).toMatchObject({ id: ADA, match: "exact" });
    const conor = "conor.o'brien+atlas@northwind.example";
    expect((await (await search(conor)).json()).results[0].username).toBe(conor);
    for (const hostile of ['" OR 1=1', "%", "../../orgs", "\u0430da.okafor@northwind.example", "a\u0000b"]) {
      expect((await (await search(hostile)).json()).totalCount, hostile).toBe(0);
    }
    expect((await search(`${"x".repeat(308)}@example.com`)).status).toBe(200);
    expect((await search("x".repeat(321))).status).toBe(400);
    expect((await get(people, { query: "?query=a&query=b" })).status).toBe(400);
  });

  test.each([
    ["nonsense", 400],
    [UNKNOWN.toUpperCase(), 400],
    ["ada.okafor@northwind.example", 400],
    ["../orgs", 400],
    [UNKNOWN, 404],
  ])("by the id %s are refused with %i, their scan too", async (userId, status) => {
    for (const route of [person, personScan]) {
      const response = await get(route, { params: { userId } });
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toContain("application/json");
    }
  });

  test("are scanned line by line, to the end", async () => {
    const response = await get(personScan, { params: { userId: ADA } });
    expect(response.headers.get("content-type")).toContain("application/x-ndjson");
    expect(response.headers.get("cache-control")).toContain("no-store");
    const lines = (await response.text()).trimEnd().split("\n");
    const events = lines.map((line) => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ type: "end" });
    expect(events.some(({ type }) => type === "leftovers")).toBe(true);
    expect(sandbox.effects()).toEqual([]);
  });

  test("are found by what they may have left, line by line; a text that is too short finds nothing", async () => {
    const find = (query: string) => get(leftovers, { as: "viewer", query: `?${new URLSearchParams({ query })}` });
    const response = await find("ada.okafor@northwind.example");
    expect(response.headers.get("content-type")).toContain("application/x-ndjson");
    const events = (await response.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const labels = events.flatMap((event) => event.leftovers ?? []).map(({ label }) => label);
    expect(labels).toContain("aokafor");
    expect(events.at(-1)).toMatchObject({ type: "end" });
    for (const query of ["", "ab", "x".repeat(321)]) expect((await find(query)).status, query).toBe(400);
    expect(sandbox.effects()).toEqual([]);
  });

  test("are scanned no further once nobody reads", async () => {
    sandbox.change({ op: "setServer", latencyMs: 40 });
    const response = await get(personScan, { params: { userId: ADA } });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    // Two calls of our own take longer than whatever was on its way.
    await runtime.directory.connections.all()[0]?.client.listProjects(production);
    const asked = sandbox.requests().length;
    await runtime.directory.connections.all()[0]?.client.listProjects(production);
    expect(sandbox.requests().length).toBeLessThanOrEqual(asked + 1);
    sandbox.change({ op: "setServer", latencyMs: 0 });
  });
});

describe("a team", () => {
  test("is shown with its people and the projects it opens", async () => {
    const list = await (await get(teams, { params: { orgId: production } })).json();
    const { id: teamId, members } = list.results.find(({ name }: { name: string }) => name === "Platform On-call");
    const params = { orgId: production, teamId };
    const detail = await (await get(team, { params })).json();
    expect(detail).toMatchObject({ team: { id: teamId, members }, incomplete: [] });
    expect(detail.projects.map(({ name }: { name: string }) => name)).toEqual([
      "incident-archive",
      "telemetry-archive",
    ]);
    const inTeam = await (await get(teamUsers, { params })).json();
    expect(inTeam.results.map(({ id }: { id: string }) => id)).toContain(ADA);
    expect(inTeam.totalCount).toBe(members);
  });

  test("of another organization is as unknown as one that does not exist", async () => {
    const foreign = (await (await get(teams, { params: { orgId: labs } })).json()).results[0].id;
    for (const route of [team, teamUsers]) {
      const answers = await Promise.all(
        [foreign, UNKNOWN].map(async (teamId) => {
          const response = await get(route, { params: { orgId: production, teamId } });
          const { requestId: _, ...error } = await response.json();
          return [response.status, error];
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.[0]).toBe(404);
      expect((await get(route, { params: { orgId: production, teamId: "nonsense" } })).status).toBe(400);
    }
  });

  test("whose projects cannot all be read says which", async () => {
    const list = await (await get(teams, { params: { orgId: production } })).json();
    const { id: teamId } = list.results.find(({ name }: { name: string }) => name === "Platform On-call");
    const { results } = await (await get(projects, { params: { orgId: production } })).json();
    const { id } = results.find(({ name }: { name: string }) => name === "incident-archive");
    sandbox.addFaults([
      { match: { path: `/api/atlas/v2/groups/${id}/teams` }, fault: { kind: "status", status: 500 } },
    ]);
    const detail = await (await get(team, { params: { orgId: production, teamId } })).json();
    expect(detail.projects.map(({ name }: { name: string }) => name)).toEqual(["telemetry-archive"]);
    expect(detail.incomplete[0].part).toContain("incident-archive");
  });
});

test("the invitations of an organization come in one queue", async () => {
  const queue = await (await get(invitations, { params: { orgId: production } })).json();
  expect(Object.keys(queue).sort()).toEqual(["incomplete", "readAt", "results", "totalCount"]);
  expect(new Set(queue.results.map(({ kind }: { kind: string }) => kind))).toEqual(
    new Set(["organization", "project_legacy"]),
  );
});
