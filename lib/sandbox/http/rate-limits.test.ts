import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { organizationsOf, signIn } from "../testing";

let sandbox: Sandbox;
let nowMs = Date.parse("2026-11-21T12:00:00Z");

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => nowMs });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

it("counts down per endpoint set and organization (atlas-facts §4)", async () => {
  const [production, playground] = organizationsOf(sandbox);
  const ask = await signIn(sandbox, production);
  const remaining = async (path: string) => (await ask(path)).headers.get("ratelimit-remaining");
  expect((await ask(`/orgs/${production.id}/users`)).headers.get("ratelimit-limit")).toBe("500");
  expect(await remaining(`/orgs/${production.id}/users`)).toBe("498");
  expect(await remaining(`/orgs/${production.id}/teams`)).toBe("1199");
  const askElsewhere = await signIn(sandbox, playground);
  const elsewhere = await askElsewhere(`/orgs/${playground.id}/users`);
  expect(elsewhere.headers.get("ratelimit-remaining")).toBe("499");
});

it("answers 429 RATE_LIMITED_TOKEN_BUCKET with Retry-After once the bucket is empty, and again 200 after that wait", async () => {
  const [production] = organizationsOf(sandbox);
  const ask = await signIn(sandbox, production);
  const path = `/orgs/${production.id}/settings`;
  for (let n = 0; n < 10; n += 1) expect((await ask(path)).status).toBe(200);
  const refused = await ask(path);
  expect(refused.status).toBe(429);
  // Five tokens a minute: one every twelve seconds.
  expect(refused.headers.get("retry-after")).toBe("12");
  expect(refused.headers.get("ratelimit-remaining")).toBe("0");
  expect(refused.body).toMatchObject({
    errorCode: "RATE_LIMITED_TOKEN_BUCKET",
    parameters: [`/api/atlas/v2${path}`, 12, 10, 5, 60],
  });
  nowMs += 11_000;
  expect((await ask(path)).status).toBe(429);
  nowMs += 1_000;
  expect((await ask(path)).status).toBe(200);
});

it("counts nothing where rate limits are off", async () => {
  sandbox.change({ op: "setServer", rateLimits: false });
  const [production] = organizationsOf(sandbox);
  const ask = await signIn(sandbox, production);
  for (let n = 0; n < 12; n += 1) expect((await ask(`/orgs/${production.id}/settings`)).status).toBe(200);
  expect((await ask("/orgs")).headers.get("ratelimit-limit")).toBeNull();
});

it("lists the endpoint sets with capacity, refill and endpoints (listRateLimits, getRateLimit)", async () => {
  const [production] = organizationsOf(sandbox);
  const ask = await signIn(sandbox, production);
  const listed = await ask(`/rateLimits?orgId=${production.id}`);
  expect(listed.body.results.every((set: { scope: string }) => set.scope === "ORGANIZATION")).toBe(true);
  const one = await ask("/rateLimits/mongoDBCloudUsers_org");
  expect(one.body).toMatchObject({
    capacity: { value: 500 },
    refillRate: { value: 250 },
    refillDurationSeconds: { value: 60 },
  });
  expect(one.body.endpoints).toContainEqual({ method: "DELETE", path: "/api/atlas/v2/orgs/{orgId}/users/{userId}" });
});
