import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultRuleInput, type Sandbox, startSandbox } from "../start";
import { ALL_STATUSES, basic, organizationsOf, requestToken, type StateOrganization, signIn, userOf } from "../testing";

let sandbox: Sandbox;
let production: StateOrganization;
let ask: Awaited<ReturnType<typeof signIn>>;
let jonas: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
});
beforeEach(async () => {
  sandbox.reset();
  production = organizationsOf(sandbox)[0];
  ask = await signIn(sandbox, production);
  sandbox.clearRequests();
  jonas = `/orgs/${production.id}/users/${userOf(production, "jonas.weber").id}`;
});
afterAll(() => sandbox.close());

const fault = (rule: FaultRuleInput["fault"], more: Partial<FaultRuleInput> = {}) =>
  sandbox.addFaults([{ match: { path: "/api/atlas/**" }, ...more, fault: rule }]);
const remove = () => ask(jonas, { method: "DELETE" });
const changes = () => sandbox.effects().map((effect) => effect.operation);

describe("status", () => {
  it("answers without applying, or after applying", async () => {
    fault({ kind: "status", status: 503 }, { nth: 1 });
    fault({ kind: "status", status: 502, apply: true }, { nth: 2 });
    expect((await remove()).status).toBe(503);
    expect(changes()).toEqual([]);
    expect((await remove()).status).toBe(502);
    expect(changes()).toEqual(["removeOrgUser"]);
  });

  it("carries an error code with its own sentence, headers, and Retry-After only where asked", async () => {
    fault(
      { kind: "status", status: 403, errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST", parameters: ["127.0.0.1"] },
      { nth: 1 },
    );
    fault({ kind: "status", status: 429, errorCode: "RATE_LIMITED", retryAfter: 7 }, { nth: 2 });
    fault({ kind: "status", status: 500, body: "<oops>", headers: { "X-Odd": "1" } }, { nth: 3 });
    const refused = await ask("/orgs");
    expect(refused.body).toMatchObject({ error: 403, detail: expect.stringContaining("access list") });
    expect(refused.headers.get("retry-after")).toBeNull();
    expect((await ask("/orgs")).headers.get("retry-after")).toBe("7");
    const raw = await ask("/orgs");
    expect([raw.text, raw.headers.get("x-odd")]).toEqual(["<oops>", "1"]);
  });
});

describe("which calls a rule meets", () => {
  it("is decided by method, path as glob or regex, operation, query and caller", async () => {
    const gone = { kind: "status", status: 500 } as const;
    const meets = async (match: FaultRuleInput["match"], path: string) => {
      sandbox.clearFaults();
      sandbox.addFaults([{ ...(match === undefined ? {} : { match }), fault: gone }]);
      return (await ask(path)).status === 500;
    };
    const users = `/orgs/${production.id}/users`;
    expect(await meets({ method: "get" }, users)).toBe(true);
    expect(await meets({ method: "DELETE" }, users)).toBe(false);
    expect(await meets({ path: "/api/atlas/v2/orgs/*/users" }, users)).toBe(true);
    expect(await meets({ path: "/api/atlas/v2/orgs/*" }, users)).toBe(false);
    expect(await meets({ path: "/\\/users$/" }, users)).toBe(true);
    expect(await meets({ operation: ["listOrgUsers", "getOrgUser"] }, jonas)).toBe(true);
    expect(await meets({ query: { pageNum: "2" } }, `${users}?pageNum=2`)).toBe(true);
    expect(await meets({ query: { pageNum: "2" } }, `${users}?pageNum=1`)).toBe(false);
    expect(await meets({ caller: production.clientId }, users)).toBe(true);
    expect(await meets({ caller: production.publicKey }, users)).toBe(false);
    expect(await meets({}, users)).toBe(true);
  });

  it("can be the nth, a range, or a number of times, and is counted", async () => {
    sandbox.addFaults([
      { match: { operation: "listOrgs" }, nth: [2, 3], fault: { kind: "status", status: 500 } },
      { match: { operation: "listOrgs" }, times: 1, fault: { kind: "delay", ms: 1 } },
    ]);
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await ask("/orgs")).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
    expect(sandbox.faultCounts().map(({ matched, fired }) => [matched, fired])).toEqual([
      [4, 2],
      [4, 1],
    ]);
  });
});

describe("connections", () => {
  it("are reset before or after the change", async () => {
    fault({ kind: "reset" }, { nth: 1 });
    fault({ kind: "reset", apply: true }, { nth: 2 });
    await expect(remove()).rejects.toThrow();
    expect(changes()).toEqual([]);
    await expect(remove()).rejects.toThrow();
    expect(changes()).toEqual(["removeOrgUser"]);
    expect(sandbox.requests().map((request) => request.status)).toEqual([null, null]);
  });

  it("hang without an answer until the caller gives up, before or after the change", async () => {
    fault({ kind: "hang" }, { nth: 1 });
    fault({ kind: "hang", apply: true }, { nth: 2 });
    const giveUp = () => ask(jonas, { method: "DELETE", signal: AbortSignal.timeout(150) });
    await expect(giveUp()).rejects.toThrow();
    expect(changes()).toEqual([]);
    await expect(giveUp()).rejects.toThrow();
    expect(changes()).toEqual(["removeOrgUser"]);
  });

  it("are held until the faults are cleared, and answered then", async () => {
    fault({ kind: "hold" });
    const held = remove();
    await expect.poll(() => sandbox.faultCounts()[0]?.fired).toBe(1);
    expect(changes()).toEqual([]);
    sandbox.clearFaults();
    expect((await held).status).toBe(204);
    expect(changes()).toEqual(["removeOrgUser"]);
  });

  it.each(["hold", "hang"] as const)(
    "that a fault keeps open (%s) are cut by a reset, and change nothing",
    async (kind) => {
      fault({ kind });
      const open = remove();
      await expect.poll(() => sandbox.faultCounts()[0]?.fired).toBe(1);
      const cut = expect(open).rejects.toThrow();
      sandbox.reset();
      await cut;
      expect(changes()).toEqual([]);
    },
  );

  it("drip a byte at a time, and the whole answer comes in the end", async () => {
    fault({ kind: "drip", intervalMs: 1, bytes: 16 });
    const startedMs = performance.now();
    const answer = await ask(`/orgs/${production.id}`);
    expect(answer.body.name).toBe(production.name);
    expect(performance.now() - startedMs).toBeGreaterThan(answer.text.length / 16);
  });

  it("are cut in the middle of a body, or end it early as if that were all", async () => {
    fault({ kind: "truncate", bytes: 40 }, { nth: 1 });
    fault({ kind: "truncate", bytes: 40, clean: true }, { nth: 2 });
    await expect(ask(`/orgs/${production.id}/users`)).rejects.toThrow();
    const short = await ask(`/orgs/${production.id}/users`);
    expect([short.status, short.text.length]).toEqual([200, 40]);
  });
});

describe("answers that are not Atlas's", () => {
  it("are a page of HTML or a redirect, with nothing applied", async () => {
    fault({ kind: "html" }, { nth: 1 });
    fault({ kind: "redirect", location: "https://login.example/" }, { nth: 2 });
    const page = await remove();
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const moved = await remove();
    expect([moved.status, moved.headers.get("location")]).toEqual([302, "https://login.example/"]);
    expect(changes()).toEqual([]);
  });

  it("have another content type, none, or another body", async () => {
    fault({ kind: "contentType", value: "text/plain" }, { nth: 1 });
    fault({ kind: "contentType", value: null }, { nth: 2 });
    fault({ kind: "body", json: { results: null } }, { nth: 3 });
    expect((await ask("/orgs")).headers.get("content-type")).toBe("text/plain");
    expect((await ask("/orgs")).headers.get("content-type")).toBeNull();
    const odd = await ask("/orgs");
    expect([odd.status, odd.text]).toEqual([200, '{"results":null}']);
    expect(odd.headers.get("content-type")).toContain("vnd.atlas");
  });
});

describe("lag", () => {
  it("shows the state before a change for so many reads, then the truth", async () => {
    fault({ kind: "lag", reads: 2 }, { match: { operation: "removeOrgUser" } });
    expect((await remove()).status).toBe(204);
    expect(changes()).toEqual(["removeOrgUser"]);
    const seen = [];
    for (let n = 0; n < 3; n += 1) seen.push((await ask(`${jonas}?${ALL_STATUSES}`)).status);
    expect(seen).toEqual([200, 200, 404]);
  });

  it("ends after a time on the sandbox's clock", async () => {
    let nowMs = 1_800_000_000_000;
    const other = await startSandbox({ now: () => nowMs });
    const askOther = await signIn(other, organizationsOf(other)[0]);
    other.addFaults([{ match: { operation: "removeOrgUser" }, fault: { kind: "lag", forMs: 5_000 } }]);
    await askOther(jonas, { method: "DELETE" });
    nowMs += 4_999;
    expect((await askOther(jonas)).status).toBe(200);
    nowMs += 1;
    expect((await askOther(jonas)).status).toBe(404);
    await other.close();
  });
});

describe("credentials", () => {
  it("lose their tokens from one call on, and get new ones", async () => {
    fault({ kind: "expireTokens" }, { nth: 2 });
    const statuses = [(await ask("/orgs")).status, (await ask("/orgs")).status, (await ask("/orgs")).status];
    expect(statuses).toEqual([200, 401, 401]);
    expect((await (await signIn(sandbox, production))("/orgs")).status).toBe(200);
  });

  it("are revoked: no call and no new token", async () => {
    fault({ kind: "revoke" }, { nth: 1 });
    expect((await remove()).status).toBe(401);
    expect((await requestToken(sandbox, basic(production))).body.error).toBe("invalid_client");
    expect(changes()).toEqual([]);
  });

  it("meet an access list or a rate limit, with the wait in the header or in the body alone", async () => {
    fault({ kind: "accessList" }, { nth: 1 });
    fault({ kind: "rateLimit", retryAfterS: 3 }, { nth: 2 });
    fault({ kind: "rateLimit", retryAfterS: 4, header: false }, { nth: 3 });
    expect((await remove()).body.errorCode).toBe("ORG_REQUIRES_ACCESS_LIST");
    const limited = await remove();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "3"]);
    const bare = await remove();
    expect([bare.status, bare.headers.get("retry-after"), bare.body.parameters[1]]).toEqual([429, null, 4]);
    expect(changes()).toEqual([]);
  });
});

it("every call can be made to take a while", async () => {
  sandbox.change({ op: "setServer", latencyMs: 60 });
  const startedMs = performance.now();
  await ask("/orgs");
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(55);
});

it("somebody else can change the world just before or just after a call", async () => {
  const { id: userId } = userOf(production, "jonas.weber");
  const promote = { op: "promote", organizationId: production.id, userId } as const;
  sandbox.addFaults([
    { match: { operation: "removeOrgUser" }, fault: { kind: "change", change: promote } },
    {
      match: { operation: "listOrgs" },
      fault: { kind: "change", change: { ...promote, op: "demote" }, when: "after" },
    },
  ]);
  await ask("/orgs");
  await remove();
  expect(
    sandbox.effects().map(({ operation, caller }) => `${operation} by ${caller === "outside" ? caller : "us"}`),
  ).toEqual(["demote by outside", "promote by outside", "removeOrgUser by us"]);
});
