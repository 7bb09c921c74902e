import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createAtlasClient } from "@/lib/atlas/client";
import type { AtlasClient } from "@/lib/atlas/types";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import { createDirectoryCache, type DirectoryReadContext } from "../cache";
import type { ConnectionReport } from "../person-types";
import { createConnections } from "./connections";
import { readConnections } from "./read-connections";

let sandbox: Sandbox;
let clients: AtlasClient[] = [];
let ctx: DirectoryReadContext;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
});
afterAll(() => sandbox.close());
/** Production by service account; Sandbox by API key that removes, with a service account that reads; Labs on v1.0. */
beforeEach(() => {
  sandbox.reset();
  const open = (
    { clientId, clientSecret, publicKey, privateKey }: Sandbox["organizations"][number],
    kind: "serviceAccount" | "apiKey",
    apiVersion: "v2" | "v1.0" = "v2",
  ) => {
    const client = createAtlasClient({
      baseUrl: sandbox.baseUrl,
      credentials: kind === "apiKey" ? { kind, publicKey, privateKey } : { kind, clientId, clientSecret },
      apiVersion,
      timings: { attemptMs: 5_000, callMs: 5_000, listMs: 10_000, maxAttempts: 1 },
      sleep: async () => {},
    });
    clients.push(client);
    return client;
  };
  const [production, playground, labs] = sandbox.organizations;
  if (production === undefined || playground === undefined || labs === undefined)
    throw new Error("three organizations");
  ctx = {
    connections: createConnections([
      {
        name: "Production",
        client: open(production, "serviceAccount"),
        credential: { kind: "service_account", publicId: production.clientId, hasReadCredential: false },
      },
      {
        name: "Sandbox",
        client: open(playground, "serviceAccount"),
        remover: open(playground, "apiKey"),
        credential: { kind: "api_key", publicId: playground.publicKey, hasReadCredential: true },
      },
      {
        name: "Labs",
        client: open(labs, "apiKey", "v1.0"),
        credential: { kind: "api_key", publicId: labs.publicKey, hasReadCredential: false },
      },
    ]),
    cache: createDirectoryCache({ now: Date.now }),
    now: Date.now,
    isProtected: () => false,
  };
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  clients = [];
});

const idOf = (index: number) => sandbox.organizations[index]?.id ?? "";
const check = (report: ConnectionReport | undefined, name: string) => report?.checks.find((one) => one.name === name);
const allowed = (report: ConnectionReport | undefined, name: string) =>
  report?.operations.find((one) => one.name === name)?.allowed;

test("healthy connections are told apart, with what each may do", async () => {
  const { results, incomplete } = await readConnections(ctx);
  const [production, playground, labs] = results;
  expect(incomplete).toEqual([]);
  expect(results.map(({ organization }) => organization?.id)).toEqual([idOf(0), idOf(1), idOf(2)]);
  expect(check(production, "Sign-in")?.state).toBe("ok");
  expect(check(production, "Access list")).toMatchObject({ state: "ok", sentence: expect.stringMatching(/let in/) });
  expect(check(production, "Roles")).toMatchObject({
    state: "ok",
    sentence: expect.stringMatching(/Organization Owner/),
  });
  expect(allowed(production, "Remove from the organization")).toBe(true);
  expect(production?.rateLimit.limit).toBe(500);
  expect(labs).toMatchObject({ generation: "v1.0" });
  expect(allowed(labs, "Remove from a team")).toBe(false);
  expect(allowed(labs, "Remove from the organization")).toBeNull();
  expect(playground?.credential).toMatchObject({ kind: "api_key", hasReadCredential: true });
  const text = JSON.stringify(results);
  for (const { clientSecret, privateKey } of sandbox.organizations) {
    expect(text).not.toContain(clientSecret);
    expect(text).not.toContain(privateKey);
  }
  // The credential that removes was asked nothing.
  const { publicKey } = sandbox.organizations[1] ?? { publicKey: "" };
  expect(sandbox.requests().filter(({ caller }) => caller === publicKey)).toEqual([]);
});

test("a credential without the owner's role is said to lack it, by what it cannot read", async () => {
  sandbox.change({ op: "setCredential", organizationId: idOf(0), kind: "serviceAccount", orgRoles: ["ORG_READ_ONLY"] });
  const [production] = (await readConnections(ctx)).results;
  expect(check(production, "Roles")).toMatchObject({
    state: "refused",
    sentence: expect.stringMatching(/Organization Read Only/),
    nextStep: expect.stringMatching(/Organization Owner/),
  });
  expect(allowed(production, "Remove from the organization")).toBe(false);
  expect(allowed(production, "Read every project and its leftovers")).toBe(true);
  expect(allowed(production, "Remove from a project")).toBeNull();
});

test.each([
  ["a revoked credential", { op: "setCredential", revoked: true }, "Sign-in", "refused"],
  ["an access list", { op: "setCredential", accessListRequired: true }, "Access list", "refused"],
] as const)("%s breaks its own report and no other", async (_name, change, name, state) => {
  sandbox.change({ ...change, organizationId: idOf(0) });
  const { results, incomplete } = await readConnections(ctx);
  expect(check(results[0], name)?.state).toBe(state);
  expect(check(results[0], name)?.nextStep).not.toBe("");
  expect(results[0]?.organization).toBeNull();
  expect(incomplete).toHaveLength(1);
  expect(results[1]?.organization?.id).toBe(idOf(1));
});

test("a connection that never answers keeps nobody waiting", async () => {
  const { clientId } = sandbox.organizations[0] ?? { clientId: "" };
  sandbox.addFaults([{ match: { caller: clientId }, fault: { kind: "hang" } }]);
  const { results } = await readConnections(ctx, { patienceMs: 4_000 });
  expect(check(results[0], "Sign-in")?.state).toBe("unknown");
  expect(results[2]?.organization?.id).toBe(idOf(2));
});

test("limits that are reached for one part leave the others", async () => {
  sandbox.addFaults([{ match: { operation: "getOrgSettings" }, fault: { kind: "rateLimit" } }]);
  sandbox.addFaults([
    { match: { operation: "listRateLimits" }, fault: { kind: "status", status: 410, errorCode: "VERSION_GONE" } },
  ]);
  const [production] = (await readConnections(ctx)).results;
  expect(check(production, "Access list")?.state).toBe("ok");
  expect(check(production, "Rate limit")?.state).toBe("unknown");
  expect(check(production, "Roles")?.state).toBe("ok");
});

test("what is left of the calls is what Atlas last said to either credential, and not known before", async () => {
  sandbox.change({ op: "setServer", rateLimits: true });
  const [production, playground] = (await readConnections(ctx)).results;
  expect(production?.rateLimit).toEqual({ limit: 500, remaining: null, toldAt: null });
  expect(playground?.rateLimit.remaining).toBeNull();

  await ctx.connections.all()[0]?.client.listOrganizationUsers(idOf(0));
  const [victim] = sandbox.state().organizations[1]?.users.filter(({ status }) => status === "PENDING") ?? [];
  await ctx.connections.all()[1]?.remover.removeOrganizationUser(idOf(1), victim?.id ?? "");
  const [told, toldTheOther] = (await readConnections(ctx)).results;
  expect(told?.rateLimit).toMatchObject({ limit: 500, remaining: 499, toldAt: expect.any(String) });
  expect(toldTheOther?.rateLimit.remaining).toBe(499);
});
