import { createHash, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import {
  API_KEY,
  createTestClient,
  ORG,
  type SeenRequest,
  sendFailure,
  sendJson,
  startTestServer,
  USER,
  wireUser,
} from "../testing";

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

interface StrictServer {
  /** Nonces that hold, with the counts they were used with. */
  nonces: Map<string, Set<string>>;
  /** How often a nonce may be used. */
  uses: number;
  accept: boolean;
  handle(response: ServerResponse, request: SeenRequest): void;
}

/** Checks Digest as RFC 7616 says: no nonce twice with the same count, and the request line must be what was signed. */
function strictServer(algorithm: "MD5" | "SHA-256", realm = 'MMS "Public" API'): StrictServer {
  const h = (text: string) =>
    createHash(algorithm === "MD5" ? "md5" : "sha256")
      .update(text)
      .digest("hex");
  const challenge = (response: ServerResponse, stale: boolean) => {
    const nonce = randomUUID();
    server.nonces.set(nonce, new Set());
    const quoted = realm.replace(/"/g, '\\"');
    const header = `Digest realm="${quoted}", domain="", nonce="${nonce}", algorithm=${algorithm}, qop="auth,auth-int", stale=${stale}`;
    sendJson(response, 401, { error: 401, reason: "Unauthorized" }, { "www-authenticate": header });
  };
  const server: StrictServer = {
    nonces: new Map(),
    uses: Number.POSITIVE_INFINITY,
    accept: true,
    handle(response, request) {
      const header = request.headers.authorization ?? "";
      const get = (name: string) => new RegExp(`[ ,]${name}="?([^",]*)`).exec(header)?.[1] ?? "";
      if (header === "" || !server.accept) return challenge(response, false);
      const used = server.nonces.get(get("nonce"));
      const uri = `${request.url.pathname}${request.url.search}`;
      const user = h(`${API_KEY.publicKey}:${realm}:${API_KEY.privateKey}`);
      const expected = h(`${user}:${get("nonce")}:${get("nc")}:${get("cnonce")}:auth:${h(`${request.method}:${uri}`)}`);
      if (get("response") !== expected || get("uri") !== uri) return sendFailure(response, 400, "BAD_DIGEST");
      if (used === undefined || used.size >= server.uses) return challenge(response, true);
      if (used.has(get("nc"))) return sendFailure(response, 400, "COUNT_USED_TWICE");
      used.add(get("nc"));
      if (request.method === "DELETE") response.writeHead(204).end();
      else sendJson(response, 200, wireUser());
    },
  };
  return server;
}

async function setUp(strict: StrictServer) {
  const server = await startTestServer(strict.handle);
  const { client } = createTestClient(server.baseUrl, { credentials: API_KEY });
  opened.push(
    () => server.close(),
    () => client.close(),
  );
  return { server, client };
}

describe.each(["MD5", "SHA-256"] as const)("sign-in by API key with %s", (algorithm) => {
  test("answers the challenge once and goes on with the same nonce, query string and all", async () => {
    const { server, client } = await setUp(strictServer(algorithm));
    for (let call = 0; call < 10; call += 1) await client.getOrganizationUser(ORG, USER);
    expect(server.seen).toHaveLength(11);
    const counts = server.seen.slice(1).map(({ headers }) => /nc=(\w+)/.exec(headers.authorization ?? "")?.[1]);
    expect(counts).toEqual(Array.from({ length: 10 }, (_, index) => (index + 1).toString(16).padStart(8, "0")));
  });

  test("uses no count twice when calls run side by side", async () => {
    const { client } = await setUp(strictServer(algorithm));
    await client.getOrganizationUser(ORG, USER);
    const users = await Promise.all(Array.from({ length: 40 }, () => client.getOrganizationUser(ORG, USER)));
    expect(users).toHaveLength(40);
  });

  test("takes a new nonce when the old one is stale", async () => {
    const strict = strictServer(algorithm);
    strict.uses = 3;
    const { server, client } = await setUp(strict);
    for (let call = 0; call < 10; call += 1) await client.getOrganizationUser(ORG, USER);
    expect(server.seen).toHaveLength(14);
  });
});

test("a removal goes through a challenge and is applied once", async () => {
  const { server, client } = await setUp(strictServer("MD5"));
  expect(await client.removeOrganizationUser(ORG, USER)).toEqual({ status: 204 });
  expect(server.seen.map(({ headers }) => headers.authorization !== undefined)).toEqual([false, true]);
});

test("a second refusal ends it: the key is wrong, or lacks the role", async () => {
  const strict = strictServer("MD5");
  strict.accept = false;
  const { server, client } = await setUp(strict);
  await expect(client.getOrganizationUser(ORG, USER)).rejects.toMatchObject({ kind: "credentials", status: 401 });
  expect(server.seen).toHaveLength(2);
  await expect(client.removeOrganizationUser(ORG, USER)).rejects.toMatchObject({ kind: "credentials" });
  expect(server.seen).toHaveLength(4);
});

test("a server that calls every nonce stale is not asked for ever", async () => {
  const strict = strictServer("MD5");
  strict.uses = 0;
  const { server, client } = await setUp(strict);
  await expect(client.getOrganizationUser(ORG, USER)).rejects.toMatchObject({ kind: "credentials" });
  expect(server.seen).toHaveLength(3);
});

test("a role code in a 401 is final at once", async () => {
  const strict = strictServer("MD5");
  const { server, client } = await setUp({
    ...strict,
    handle: (response, request) =>
      request.headers.authorization === undefined
        ? strict.handle(response, request)
        : sendFailure(response, 401, "NOT_ORG_OWNER", {
            headers: { "www-authenticate": 'Digest realm="r", nonce="n"' },
          }),
  });
  await expect(client.removeOrganizationUser(ORG, USER)).rejects.toMatchObject({
    kind: "role",
    errorCode: "NOT_ORG_OWNER",
  });
  expect(server.seen).toHaveLength(2);
});

test("a 401 without a challenge that can be answered is final", async () => {
  const server = await startTestServer((response) =>
    sendJson(response, 401, {}, { "www-authenticate": 'Basic realm="x"' }),
  );
  const { client } = createTestClient(server.baseUrl, { credentials: API_KEY });
  opened.push(
    () => server.close(),
    () => client.close(),
  );
  await expect(client.getOrganizationUser(ORG, USER)).rejects.toMatchObject({ kind: "credentials" });
  expect(server.seen).toHaveLength(1);
});
