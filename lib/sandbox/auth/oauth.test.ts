import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { basic, call, organizationsOf, requestToken, signIn } from "../testing";

let sandbox: Sandbox;
let nowMs = Date.parse("2026-11-21T12:00:00Z");

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => nowMs });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe("POST /api/oauth/token (atlas-facts §3)", () => {
  it("gives a Bearer token for 3600 seconds", async () => {
    const answer = await requestToken(sandbox, basic(organizationsOf(sandbox)[0]));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: "Bearer" });
  });

  it("refuses a wrong secret in the OAuth shape, not the ApiError shape", async () => {
    const { clientId } = organizationsOf(sandbox)[0];
    const answer = await requestToken(sandbox, basic({ clientId, clientSecret: "mdb_sa_sk_wrong" }));
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: "invalid_client", error_description: "Invalid credentials provided." });
  });

  it("does not percent-decode id and secret: an encoded underscore is another id", async () => {
    const { clientId, clientSecret } = organizationsOf(sandbox)[0];
    const encode = (text: string) => text.replaceAll("_", "%5F");
    const encoded = await requestToken(
      sandbox,
      basic({ clientId: encode(clientId), clientSecret: encode(clientSecret) }),
    );
    expect(encoded.status).toBe(401);
  });

  it("asks for grant_type, and for client_credentials", async () => {
    const authorization = basic(organizationsOf(sandbox)[0]);
    expect((await requestToken(sandbox, authorization, "scope=x")).body.error).toBe("invalid_request");
    const other = await requestToken(sandbox, authorization, "grant_type=password");
    expect(other.status).toBe(400);
    expect(other.body.error).toBe("unsupported_grant_type");
  });

  it("answers the eleventh request within a minute with 429 in the ApiError shape, and the next minute is free", async () => {
    const authorization = basic(organizationsOf(sandbox)[0]);
    for (let n = 0; n < 10; n += 1) expect((await requestToken(sandbox, authorization)).status).toBe(200);
    const eleventh = await requestToken(sandbox, authorization);
    expect(eleventh.status).toBe(429);
    expect(eleventh.body).toMatchObject({
      error: 429,
      errorCode: "RATE_LIMITED",
      parameters: ["/api/oauth/token", 10, 1],
    });
    expect(eleventh.headers.get("retry-after")).toBe("60");
    nowMs += 60_000;
    expect((await requestToken(sandbox, authorization)).status).toBe(200);
  });

  it("holds no more than 100 active tokens: the next is 403 access_denied", async () => {
    const authorization = basic(organizationsOf(sandbox)[1]);
    const statuses: number[] = [];
    for (let n = 0; n < 101; n += 1) {
      // Six seconds apart: never more than ten a minute.
      nowMs += 7_000;
      statuses.push((await requestToken(sandbox, authorization)).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(403);
  });
});

describe("a token", () => {
  it("is refused with 401 after its lifetime", async () => {
    const ask = await signIn(sandbox, organizationsOf(sandbox)[0]);
    nowMs += 3_599_000;
    expect((await ask("/orgs")).status).toBe(200);
    nowMs += 1_000;
    expect((await ask("/orgs")).status).toBe(401);
  });

  it("is void after POST /api/oauth/revoke, which answers 200 with nothing", async () => {
    const authorization = basic(organizationsOf(sandbox)[0]);
    const token = (await requestToken(sandbox, authorization)).body.access_token;
    const revoked = await requestToken(
      sandbox,
      authorization,
      `token=${token}&token_type_hint=access_token`,
      "/api/oauth/revoke",
    );
    expect([revoked.status, revoked.text]).toEqual([200, ""]);
    const answer = await call(sandbox, "/api/atlas/v2/orgs", { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  });

  it("can still be had where the access list refuses its use (atlas-facts §3)", async () => {
    const [production] = organizationsOf(sandbox);
    sandbox.change({ op: "setCredential", organizationId: production.id, accessListRequired: true });
    const ask = await signIn(sandbox, production);
    const answer = await ask("/orgs");
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ errorCode: "ORG_REQUIRES_ACCESS_LIST", parameters: ["127.0.0.1"] });
  });
});
