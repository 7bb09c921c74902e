import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { call, digestAnswer, organizationsOf } from "../testing";

let sandbox: Sandbox;
let nowMs = Date.parse("2026-11-21T12:00:00Z");

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => nowMs, nonceLifetimeS: 60 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const TARGET = "/api/atlas/v2/orgs?pretty=true";

async function challenge(): Promise<string> {
  return (await call(sandbox, TARGET)).headers.get("www-authenticate") ?? "";
}

type Answering = Partial<Parameters<typeof digestAnswer>[1]>;

function respond(challengeText: string, options: Answering = {}): string {
  const { publicKey, privateKey } = organizationsOf(sandbox)[0];
  return digestAnswer(challengeText, { publicKey, privateKey, target: TARGET, ...options });
}

const answerWith = (authorization: string) => call(sandbox, TARGET, { headers: { Authorization: authorization } });

describe("HTTP Digest (atlas-facts §3, RFC 7616)", () => {
  it("challenges a call without credentials as Atlas does, with a 401 that has no errorCode", async () => {
    const answer = await call(sandbox, TARGET);
    expect(answer.status).toBe(401);
    expect(answer.body.errorCode).toBeUndefined();
    expect(answer.headers.get("www-authenticate")).toMatch(
      /^Digest realm="MMS Public API", domain="", nonce="[^"]+", algorithm=MD5, qop="auth", stale=false$/,
    );
  });

  it("lets the right answer in, query string and all, and the same nonce again with a higher count", async () => {
    const challenged = await challenge();
    expect((await answerWith(respond(challenged))).status).toBe(200);
    expect((await answerWith(respond(challenged, { count: 2 }))).status).toBe(200);
  });

  it("takes no count twice, and says the nonce is stale", async () => {
    const challenged = await challenge();
    await answerWith(respond(challenged));
    const replayed = await answerWith(respond(challenged));
    expect(replayed.status).toBe(401);
    expect(replayed.headers.get("www-authenticate")).toContain("stale=true");
  });

  it("calls a nonce stale once it is old, and a new one works", async () => {
    const challenged = await challenge();
    nowMs += 60_000;
    const old = await answerWith(respond(challenged));
    const fresh = old.headers.get("www-authenticate") ?? "";
    expect(fresh).toContain("stale=true");
    expect((await answerWith(respond(fresh))).status).toBe(200);
  });

  it("refuses a wrong key, an unknown key and an answer made for another address, none of them as stale", async () => {
    for (const wrong of [{ privateKey: "nope" }, { publicKey: "ZZZZZZZZ" }, { target: "/api/atlas/v2/groups" }]) {
      const answer = await answerWith(respond(await challenge(), wrong));
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain("stale=false");
    }
  });

  it("asks for SHA-256 where it is told to, and then refuses MD5", async () => {
    sandbox.change({ op: "setServer", digestAlgorithm: "SHA-256" });
    const challenged = await challenge();
    expect(challenged).toContain("algorithm=SHA-256");
    expect((await answerWith(respond(challenged, { algorithm: "sha256" }))).status).toBe(200);
    expect((await answerWith(respond(challenged, { algorithm: "md5", count: 2 }))).status).toBe(401);
  });

  it("refuses a revoked key", async () => {
    const [production] = organizationsOf(sandbox);
    sandbox.change({ op: "setCredential", organizationId: production.id, kind: "apiKey", revoked: true });
    expect((await answerWith(respond(await challenge()))).status).toBe(401);
  });
});
