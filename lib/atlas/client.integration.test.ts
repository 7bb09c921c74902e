import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type FaultRuleInput, type Sandbox, type SandboxOrganization, startSandbox } from "@/lib/sandbox/start";
import { createAtlasClient } from "./client";
import { type AtlasError, isAtlasError } from "./errors";
import { explainAtlasError } from "./explain";
import type { AtlasClientOptions } from "./options";
import type { AtlasClient, AtlasOrganizationUser } from "./types";

let sandbox: Sandbox;
let organization: SandboxOrganization;
const clients: AtlasClient[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ users: 1600 });
  const [first] = sandbox.organizations;
  if (first === undefined) throw new Error("the sandbox has no organization");
  organization = first;
});
afterEach(async () => {
  sandbox.reset();
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => sandbox.close());

type Kind = "serviceAccount" | "apiKey";

/** A client whose pauses cost no time; what it slept is written down. */
function connect(kind: Kind = "serviceAccount", options: Partial<AtlasClientOptions> = {}) {
  const slept: number[] = [];
  let skippedMs = 0;
  const { clientId, clientSecret, publicKey, privateKey } = organization;
  const client = createAtlasClient({
    baseUrl: sandbox.baseUrl,
    credentials: kind === "apiKey" ? { kind, publicKey, privateKey } : { kind, clientId, clientSecret },
    now: () => Date.now() + skippedMs,
    monotonicNow: () => performance.now() + skippedMs,
    sleep: async (ms) => {
      slept.push(ms);
      skippedMs += ms;
    },
    ...options,
  });
  clients.push(client);
  return { client, slept };
}

function state() {
  const found = sandbox.state().organizations.find(({ id }) => id === organization.id);
  if (found === undefined) throw new Error("the organization is gone");
  return found;
}

async function someone(
  client: AtlasClient,
  wanted: (user: AtlasOrganizationUser) => boolean,
): Promise<AtlasOrganizationUser> {
  const { items } = await client.listOrganizationUsers(organization.id);
  const found = items.find(wanted);
  if (found === undefined) throw new Error("nobody like that");
  return found;
}

const ordinary = (user: AtlasOrganizationUser) =>
  user.status === "ACTIVE" && !user.organizationRoles.includes("ORG_OWNER");

async function failureOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    () => expect.fail("expected a failure"),
    (reason: unknown) => reason,
  );
  if (!isAtlasError(error)) throw error;
  return error;
}

/** A fault on the first removal, or on the first `times` reads of a user. */
/** Only for faults that keep silent: on a busy machine an honest answer may take longer. */
const impatient = ({ kind }: FaultRuleInput["fault"]): Partial<AtlasClientOptions> =>
  kind === "hang" || kind === "drip" ? { timings: { attemptMs: 300, removalMs: 300 } } : {};
const onRemoval = (fault: FaultRuleInput["fault"]): FaultRuleInput => ({
  match: { method: "DELETE" },
  times: 1,
  fault,
});
const onRead = (fault: FaultRuleInput["fault"], times = 1): FaultRuleInput => ({
  match: { operation: "getOrgUser" },
  times,
  fault,
});

const removalsSeen = () =>
  sandbox.requests().filter(({ method, fault, status }) => method === "DELETE" && (status !== 401 || fault));
const removalsApplied = () => sandbox.effects().filter(({ method }) => method === "DELETE");
const fired = () => sandbox.faultCounts().every((count) => count.fired > 0);

describe.each<Kind>(["serviceAccount", "apiKey"])("with a %s", (kind) => {
  test("reads every list whole, and everything in it as the sandbox has it", async () => {
    const { client } = connect(kind);
    const organizations = await client.listOrganizations();
    expect(organizations.items.map(({ id }) => id)).toEqual([organization.id]);
    expect((await client.getOrganization(organization.id)).name).toBe(organization.name);

    const { users, projects, teams } = state();
    const listed = await client.listOrganizationUsers(organization.id);
    expect(listed.stable).toBe(true);
    expect(new Set(listed.items.map(({ id }) => id))).toEqual(new Set(users.map(({ id }) => id)));
    expect(new Set(listed.items.map(({ status }) => status)).size).toBe(4);
    expect((await client.listProjects(organization.id)).items).toHaveLength(projects.length);
    expect((await client.listTeams(organization.id)).items).toHaveLength(teams.length);

    const [project] = projects;
    const [team] = teams;
    if (project === undefined || team === undefined) throw new Error("no project or team");
    const direct = await client.listProjectUsers(project.id);
    const everyone = await client.listProjectUsers(project.id, { flattenTeams: true, includeOrganizationUsers: true });
    expect(everyone.items.length).toBeGreaterThan(direct.items.length);
    expect((await client.listTeamUsers(organization.id, team.id)).items.length).toBeGreaterThan(0);
    for (const { id } of projects) expect((await client.listProjectTeams(id)).stable).toBe(true);
  });

  test("finds one person by e-mail and by id", async () => {
    const { client } = connect(kind);
    const user = await someone(client, ordinary);
    const byName = await client.listOrganizationUsers(organization.id, { username: user.username });
    expect(byName.items).toEqual([user]);
    expect(await client.getOrganizationUser(organization.id, user.id)).toEqual(user);
  });

  test.each(["ACTIVE", "PENDING"] as const)("removes someone %s, once", async (status) => {
    const { client } = connect(kind);
    const user = await someone(client, (one) => one.status === status && !one.organizationRoles.includes("ORG_OWNER"));
    expect(await client.removeOrganizationUser(organization.id, user.id)).toEqual({ status: 204 });
    expect(removalsApplied()).toMatchObject([{ operation: "removeOrgUser", userId: user.id }]);
    expect(await failureOf(client.getOrganizationUser(organization.id, user.id))).toMatchObject({ kind: "not_found" });
  });

  test("removes someone from a project", async () => {
    const { client } = connect(kind);
    const user = await someone(client, (one) => ordinary(one) && one.projectRoles.length > 0);
    const projectId = user.projectRoles[0]?.projectId ?? "";
    expect((await client.getProjectUser(projectId, user.id)).username).toBe(user.username);
    expect(await client.removeProjectUser(projectId, user.id)).toEqual({ status: 204 });
    expect(removalsApplied()).toMatchObject([{ operation: "removeGroupUser", userId: user.id, projectId }]);
  });

  test("reads and removes through envelopes, indented", async () => {
    const { client } = connect(kind, { envelope: true, pretty: true });
    const user = await someone(client, ordinary);
    expect(await client.getOrganizationUser(organization.id, user.id)).toEqual(user);
    expect(await client.removeOrganizationUser(organization.id, user.id)).toEqual({ status: 204 });
    expect(await failureOf(client.getOrganizationUser(organization.id, user.id))).toMatchObject({
      kind: "not_found",
      status: 404,
    });
  });

  test("gets over tokens and nonces that end in the middle of a run", async () => {
    const { client } = connect(kind);
    const user = await someone(client, ordinary);
    sandbox.addFaults([{ match: { method: "DELETE" }, nth: 1, fault: { kind: "expireTokens" } }]);
    expect(await client.removeOrganizationUser(organization.id, user.id)).toEqual({ status: 204 });
    expect(removalsApplied()).toHaveLength(1);
    expect(fired()).toBe(true);
  });

  test("stops at a revoked credential, with nothing changed", async () => {
    const { client } = connect(kind);
    const user = await someone(client, ordinary);
    sandbox.addFaults([{ match: { method: "DELETE" }, nth: 1, fault: { kind: "revoke" } }]);
    const error = await failureOf(client.removeOrganizationUser(organization.id, user.id));
    expect(error.kind).toBe("credentials");
    expect(removalsApplied()).toEqual([]);
    expect((await failureOf(client.getOrganizationUser(organization.id, user.id))).kind).toBe("credentials");
  });

  test("names the address that the access list refuses", async () => {
    const { client } = connect(kind);
    const user = await someone(client, ordinary);
    sandbox.addFaults([onRemoval({ kind: "accessList" })]);
    const error = await failureOf(client.removeOrganizationUser(organization.id, user.id));
    expect(error.kind).toBe("access_list");
    expect(explainAtlasError(error).nextStep).toMatch(/127\.0\.0\.1|::1/);
    expect(removalsApplied()).toEqual([]);
  });

  test("tells a missing role from bad credentials", async () => {
    const { client } = connect(kind);
    const user = await someone(client, ordinary);
    sandbox.change({ op: "setCredential", organizationId: organization.id, orgRoles: ["ORG_READ_ONLY"] });
    const error = await failureOf(client.removeOrganizationUser(organization.id, user.id));
    expect(error).toMatchObject({ kind: "role", status: 401 });
    expect(explainAtlasError(error).nextStep).toContain("Organization Owner");
    expect(removalsApplied()).toEqual([]);
  });
});

test("signs in with SHA-256 where the server asks for it", async () => {
  sandbox.change({ op: "setServer", digestAlgorithm: "SHA-256" });
  const { client } = connect("apiKey");
  expect((await client.getOrganization(organization.id)).id).toBe(organization.id);
  sandbox.change({ op: "setServer", digestAlgorithm: "MD5" });
});

test("one token serves a whole run, and no more than one is asked for at a time", async () => {
  const { client } = connect();
  await Promise.all(Array.from({ length: 30 }, () => client.getOrganization(organization.id)));
  await client.listOrganizationUsers(organization.id);
  expect(sandbox.requests().filter(({ operation }) => operation === "oauthToken")).toHaveLength(1);
});

test("the last owner's removal is refused by name", async () => {
  const { client } = connect();
  const { users } = state();
  const owners = users.filter(({ status, orgRoles }) => status === "ACTIVE" && orgRoles.includes("ORG_OWNER"));
  const [last, ...others] = owners;
  if (last === undefined) throw new Error("no owner");
  for (const { id } of others) sandbox.change({ op: "demote", organizationId: organization.id, userId: id });
  const error = await failureOf(client.removeOrganizationUser(organization.id, last.id));
  expect(error).toMatchObject({ kind: "last_owner", errorCode: "CANNOT_DELETE_LAST_ADMIN" });
  expect(removalsApplied()).toEqual([]);
});

test("a version that is gone is said to be gone", async () => {
  const { client } = connect();
  sandbox.change({ op: "setVersionGone", version: "2025-02-19", operation: "listOrgUsers" });
  expect((await failureOf(client.listOrganizationUsers(organization.id))).kind).toBe("version_gone");
  sandbox.change({ op: "setVersionGone", version: "2025-02-19", operation: "listOrgUsers", gone: false });
});

describe("a read gets over", () => {
  test.each<[string, FaultRuleInput["fault"], number]>([
    ["a 500", { kind: "status", status: 500 }, 4],
    ["a 502 page", { kind: "html", status: 502 }, 4],
    ["a 503 with Retry-After", { kind: "status", status: 503, retryAfter: 3 }, 2],
    ["a 504", { kind: "status", status: 504 }, 4],
    ["a reset", { kind: "reset" }, 4],
    ["silence", { kind: "hang" }, 1],
    ["a body that drips", { kind: "drip", intervalMs: 20, bytes: 1 }, 1],
    ["a body cut off", { kind: "truncate", bytes: 40 }, 4],
    ["a body cut off and ended properly", { kind: "truncate", bytes: 40, clean: true }, 4],
    ["a 429 with Retry-After", { kind: "rateLimit", retryAfterS: 7 }, 3],
    ["a 429 that says it in its parameters only", { kind: "rateLimit", retryAfterS: 7, header: false }, 3],
    ["a 429 that says nothing", { kind: "status", status: 429 }, 3],
  ])("%s", async (_name, fault, times) => {
    const { client, slept } = connect("serviceAccount", impatient(fault));
    const user = await someone(connect().client, ordinary);
    sandbox.addFaults([onRead(fault, times)]);
    expect(await client.getOrganizationUser(organization.id, user.id)).toEqual(user);
    expect(sandbox.faultCounts().map((count) => count.fired)).toEqual([times]);
    if (fault.kind === "rateLimit") expect(Math.min(...slept)).toBeGreaterThanOrEqual(6_999);
    if (fault.kind === "status" && fault.status === 429) expect(slept[0]).toBeGreaterThanOrEqual(10_000);
  });

  test("no sooner than an HTTP-date says", async () => {
    const { client, slept } = connect();
    const user = await someone(client, ordinary);
    const retryAfter = new Date(Date.now() + 30_000).toUTCString();
    sandbox.addFaults([onRead({ kind: "status", status: 429, retryAfter })]);
    await client.getOrganizationUser(organization.id, user.id);
    expect(slept[0]).toBeGreaterThan(28_000);
  });
});

describe("a read does not get past", () => {
  test.each<[string, FaultRuleInput["fault"], string]>([
    ["a 5xx that stays", { kind: "status", status: 503 }, "unavailable"],
    ["a sign-in page", { kind: "html" }, "not_atlas"],
    ["a redirect", { kind: "redirect" }, "not_atlas"],
    ["another content type", { kind: "contentType", value: "text/plain" }, "not_atlas"],
    ["no content type", { kind: "contentType", value: null }, "not_atlas"],
    ["an empty object", { kind: "body", json: {} }, "unexpected_shape"],
    ["a list of nothing known", { kind: "body", json: { results: [{}] } }, "unexpected_shape"],
    ["null results", { kind: "body", json: { results: null, totalCount: 0 } }, "unexpected_shape"],
    ["text that is not JSON", { kind: "body", text: "results: none" }, "network"],
    ["a Retry-After of a day", { kind: "status", status: 429, retryAfter: 86_400 }, "rate_limited"],
  ])("%s, and never takes it for an empty list", async (_name, fault, kind) => {
    const { client } = connect();
    sandbox.addFaults([{ match: { operation: "listOrgUsers" }, fault }]);
    const error = await failureOf(client.listOrganizationUsers(organization.id));
    expect(error.kind).toBe(kind);
    expect(fired()).toBe(true);
    expect(explainAtlasError(error).nextStep).not.toBe("");
  });

  test("one bad page among many", async () => {
    const { client } = connect();
    sandbox.addFaults([{ match: { operation: "listOrgUsers", query: { pageNum: "3" } }, fault: { kind: "html" } }]);
    expect((await failureOf(client.listOrganizationUsers(organization.id))).kind).toBe("not_atlas");
  });
});

describe("a removal is sent once and is ambiguous after", () => {
  test.each<[string, FaultRuleInput["fault"], number]>([
    ["a 503 before it was applied", { kind: "status", status: 503 }, 0],
    ["a 503 after it was applied", { kind: "status", status: 503, apply: true }, 1],
    ["a reset before it was applied", { kind: "reset" }, 0],
    ["a reset after it was applied", { kind: "reset", apply: true }, 1],
    ["silence before it was applied", { kind: "hang" }, 0],
    ["silence after it was applied", { kind: "hang", apply: true }, 1],
    ["a page after it was applied", { kind: "html", apply: true }, 1],
    ["a 404 page", { kind: "html", status: 404 }, 0],
    ["a redirect", { kind: "redirect" }, 0],
  ])("%s", async (_name, fault, applied) => {
    const { client } = connect("serviceAccount", impatient(fault));
    const user = await someone(connect().client, ordinary);
    sandbox.addFaults([onRemoval(fault)]);
    expect((await failureOf(client.removeOrganizationUser(organization.id, user.id))).kind).toBe("ambiguous");
    expect(removalsSeen()).toHaveLength(1);
    expect(removalsApplied()).toHaveLength(applied);
    expect(fired()).toBe(true);
  });

  test("but a 429 is an answer: not applied, and how long to wait", async () => {
    const { client } = connect();
    const user = await someone(client, ordinary);
    sandbox.addFaults([onRemoval({ kind: "rateLimit", retryAfterS: 9 })]);
    const error = await failureOf(client.removeOrganizationUser(organization.id, user.id));
    expect(error).toMatchObject({ kind: "rate_limited", retryAfterMs: 9000 });
    expect(removalsSeen()).toHaveLength(1);
    expect(removalsApplied()).toEqual([]);
  });
});

describe("a list that shifts while it is read", () => {
  const page = (pageNum: string, fault: FaultRuleInput["fault"], times = 1): FaultRuleInput => ({
    match: { operation: "listOrgUsers", query: { pageNum } },
    times,
    fault,
  });

  test.each(["2", "3", "4"])("is read again when someone leaves before page %s", async (pageNum) => {
    const { client } = connect();
    const { items } = await client.listOrganizationUsers(organization.id);
    const leaver = items[3]?.id ?? "";
    sandbox.addFaults([
      page(pageNum, { kind: "change", change: { op: "removeUser", organizationId: organization.id, userId: leaver } }),
    ]);
    const list = await client.listOrganizationUsers(organization.id);
    expect(list.stable).toBe(true);
    expect(new Set(list.items.map(({ id }) => id))).toEqual(new Set(state().users.map(({ id }) => id)));
    expect(fired()).toBe(true);
  });

  test("is called unstable when it shifts again, and holds everyone who is there", async () => {
    const { client } = connect();
    const { items } = await client.listOrganizationUsers(organization.id);
    const leave = (index: number): FaultRuleInput["fault"] => ({
      kind: "change",
      change: { op: "removeUser", organizationId: organization.id, userId: items[index]?.id ?? "" },
    });
    sandbox.addFaults([
      { match: { operation: "listOrgUsers", query: { pageNum: "2" } }, nth: 1, fault: leave(3) },
      { match: { operation: "listOrgUsers", query: { pageNum: "2" } }, nth: 2, fault: leave(4) },
    ]);
    const list = await client.listOrganizationUsers(organization.id);
    expect(list.stable).toBe(false);
    const listed = new Set(list.items.map(({ id }) => id));
    expect(listed.size).toBe(list.items.length);
    expect(state().users.filter(({ id }) => !listed.has(id))).toEqual([]);
  });
});

test("a bulk run slows down before Atlas says no", async () => {
  const { client, slept } = connect();
  const user = await someone(client, ordinary);
  for (let call = 0; call < 480; call += 1) await client.getOrganizationUser(organization.id, user.id);
  expect(sandbox.requests().filter(({ status }) => status === 429)).toEqual([]);
  expect(slept.length).toBeGreaterThan(10);
});

describe("the token endpoint", () => {
  const onToken = (fault: FaultRuleInput["fault"], times = 99): FaultRuleInput => ({
    match: { operation: "oauthToken" },
    times,
    fault,
  });

  test.each<[string, FaultRuleInput["fault"], string]>([
    [
      "a token limit",
      {
        kind: "status",
        status: 403,
        body: {
          error: "access_denied",
          error_description: "Access Token limit reached. Please use the existing Access Tokens.",
        },
      },
      "token_limit",
    ],
    ["an outage", { kind: "status", status: 503 }, "unavailable"],
    ["a page", { kind: "html" }, "not_atlas"],
    ["silence", { kind: "hang" }, "timeout"],
    ["a limit for a day", { kind: "status", status: 429, retryAfter: 86_400 }, "rate_limited"],
  ])("with %s leaves a removal unsent, and says so", async (_name, fault, kind) => {
    const { client } = connect("serviceAccount", { timings: { tokenMs: 100, maxAttempts: 2 } });
    sandbox.addFaults([onToken(fault)]);
    const error = await failureOf(client.removeOrganizationUser(organization.id, "a".repeat(24)));
    expect(error).toMatchObject({ kind, operation: "token" });
    expect(removalsSeen()).toEqual([]);
  });

  test("with wrong credentials is not asked twice", async () => {
    const { client } = connect("serviceAccount", {
      credentials: { kind: "serviceAccount", clientId: organization.clientId, clientSecret: "mdb_sa_sk_wrong" },
    });
    expect(await failureOf(client.getOrganization(organization.id))).toMatchObject({
      kind: "credentials",
      operation: "token",
    });
    expect(sandbox.requests()).toHaveLength(1);
  });

  test("that fails for a moment is asked again", async () => {
    const { client } = connect();
    sandbox.addFaults([onToken({ kind: "reset" }, 2)]);
    expect((await client.getOrganization(organization.id)).id).toBe(organization.id);
  });
});
