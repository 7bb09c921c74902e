import { afterEach, describe, expect, test } from "vitest";
import { type AtlasError, isAtlasError } from "./errors";
import {
  type Answerer,
  ATLAS_JSON,
  createTestClient,
  ORG,
  PROJECT_ID,
  SERVICE_ACCOUNT,
  sendFailure,
  sendJson,
  startTestServer,
  TEAM_ID,
  USER,
  wireUser,
} from "./testing";
import type { AtlasClient } from "./types";

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function setUp(answer: Answerer, options: Parameters<typeof createTestClient>[1] = {}) {
  const server = await startTestServer(answer);
  const made = createTestClient(server.baseUrl, options);
  opened.push(
    () => server.close(),
    () => made.client.close(),
  );
  return { server, ...made };
}

async function failureOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    (value) => expect.fail(`expected a failure, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!isAtlasError(error)) throw error;
  return error;
}

const emptyPage = { links: [], results: [], totalCount: 0 };
const remove = (client: AtlasClient) => client.removeOrganizationUser(ORG, USER);
const read = (client: AtlasClient) => client.getOrganizationUser(ORG, USER);

describe("every request", () => {
  test("names the API version, us, and the token; asks for all four statuses and pages of 500", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, emptyPage));
    await client.listOrganizationUsers(ORG, { username: "a+b@example.com" });
    const [request] = server.seen;
    expect(request?.headers.accept).toBe("application/vnd.atlas.2025-03-12+json");
    expect(request?.headers["user-agent"]).toMatch(/^Atlas-Offboarding\/\d+\.\d+\.\d+ \(\w+; \w+\)$/);
    expect(request?.headers.authorization).toBe("Bearer token-1");
    expect(request?.url.searchParams.getAll("orgMembershipStatuses")).toEqual([
      "ACTIVE",
      "PENDING",
      "INVITATION_EXPIRED",
      "INVITATION_REJECTED",
    ]);
    expect(request?.url.searchParams.get("itemsPerPage")).toBe("500");
    expect(request?.url.searchParams.get("username")).toBe("a+b@example.com");
  });

  test("goes to the path of its operation", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, emptyPage));
    await client.listOrganizations();
    await client.listProjects(ORG);
    await client.listProjectUsers(PROJECT_ID, { flattenTeams: true, includeOrganizationUsers: true });
    await client.listTeams(ORG);
    await client.listProjectTeams(PROJECT_ID);
    await client.listTeamUsers(ORG, TEAM_ID);
    expect(server.seen.map(({ url }) => url.pathname.replace("/api/atlas/v2", ""))).toEqual([
      "/orgs",
      `/orgs/${ORG}/groups`,
      `/groups/${PROJECT_ID}/users`,
      `/orgs/${ORG}/teams`,
      `/groups/${PROJECT_ID}/teams`,
      `/orgs/${ORG}/teams/${TEAM_ID}/users`,
    ]);
    expect(server.seen[2]?.url.search).toContain("flattenTeams=true&includeOrgUsers=true");
  });

  test("a malformed id is refused and nothing is sent, not even for a token", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, emptyPage));
    for (const id of ["", "A".repeat(24), `${ORG}/..`, "..%2f", `${ORG}0`]) {
      expect((await failureOf(client.removeOrganizationUser(id, USER))).kind).toBe("bad_request");
      expect((await failureOf(client.getProjectUser(PROJECT_ID, id))).kind).toBe("bad_request");
      expect((await failureOf(client.listTeamUsers(ORG, id))).kind).toBe("bad_request");
    }
    expect(server.seen).toEqual([]);
    expect(server.tokenRequests).toEqual([]);
  });

  test("tells the observer what was sent, without a secret, and survives its errors", async () => {
    const reports: unknown[] = [];
    const { client } = await setUp((response) => sendJson(response, 200, wireUser()), {
      onCall: (report) => {
        reports.push(report);
        throw new Error("a broken log");
      },
    });
    await read(client);
    expect(reports).toMatchObject([
      { operation: "token", method: "POST", status: 200, attempt: 1 },
      { operation: "getOrgUser", method: "GET", status: 200, attempt: 1 },
    ]);
    expect(JSON.stringify(reports)).not.toMatch(/secret|token-1|ada/);
  });

  test("asks for envelope and pretty when told to, and understands enveloped answers", async () => {
    const { server, client } = await setUp(
      (response, request, nth) => {
        if (request.method === "DELETE") sendJson(response, 200, { status: 204, content: null });
        else if (nth === 1)
          sendJson(response, 200, { ...emptyPage, status: 200, results: [wireUser()], totalCount: 1 });
        else if (nth === 2) sendJson(response, 200, { status: 200, content: wireUser() });
        else sendJson(response, 200, { status: 404, content: { error: 404, errorCode: "USER_NOT_IN_ORG" } });
      },
      { envelope: true, pretty: true },
    );
    expect((await client.listOrganizationUsers(ORG)).items).toHaveLength(1);
    expect((await read(client)).username).toBe("ada@example.com");
    expect(await failureOf(read(client))).toMatchObject({
      kind: "not_found",
      status: 404,
      errorCode: "USER_NOT_IN_ORG",
    });
    expect(await remove(client)).toEqual({ status: 204 });
    expect(server.seen.every(({ url }) => url.search.includes("envelope=true&pretty=true"))).toBe(true);
  });

  test("an enveloped removal that does not say its status has not said anything", async () => {
    for (const body of ["{}", ""]) {
      const { client } = await setUp((response) => response.writeHead(200, { "content-type": ATLAS_JSON }).end(body), {
        envelope: true,
      });
      expect((await failureOf(remove(client))).kind, body).toBe("ambiguous");
    }
  });

  test("an envelope in an answer that HTTP calls a failure opens nothing", async () => {
    const { client, server } = await setUp((response) => sendJson(response, 503, { ...emptyPage, status: 200 }), {
      envelope: true,
    });
    expect((await failureOf(client.listOrganizationUsers(ORG))).kind).toBe("unavailable");
    const reads = server.seen.length;
    expect((await failureOf(remove(client))).kind).toBe("ambiguous");
    expect(server.seen).toHaveLength(reads + 1);
  });
});

describe("what is not an answer of Atlas is an error, never an empty list", () => {
  const page = JSON.stringify({ ...emptyPage, results: [wireUser()], totalCount: 1 });

  test.each<[string, Answerer, string]>([
    ["a sign-in page", (r) => r.writeHead(200, { "content-type": "text/html" }).end("<html>"), "not_atlas"],
    ["JSON called text", (r) => r.writeHead(200, { "content-type": "text/plain" }).end(page), "not_atlas"],
    ["JSON without a type", (r) => r.writeHead(200).end(page), "not_atlas"],
    ["a redirect", (r) => r.writeHead(302, { location: "/login" }).end(), "not_atlas"],
    ["no body", (r) => r.writeHead(204).end(), "not_atlas"],
    ["a 404 page", (r) => r.writeHead(404, { "content-type": "text/html" }).end("<html>"), "not_atlas"],
    ["an empty object", (r) => sendJson(r, 200, {}), "unexpected_shape"],
    ["a bare array", (r) => sendJson(r, 200, []), "unexpected_shape"],
    ["null results", (r) => sendJson(r, 200, { results: null }), "unexpected_shape"],
    [
      "a user without an id",
      (r) => sendJson(r, 200, { results: [{ ...wireUser(), id: undefined }] }),
      "unexpected_shape",
    ],
    [
      "an unknown status",
      (r) => sendJson(r, 200, { results: [wireUser({ orgMembershipStatus: "AWAY" })] }),
      "unexpected_shape",
    ],
    ["truncated JSON", (r) => r.writeHead(200, { "content-type": ATLAS_JSON }).end(page.slice(0, -2)), "network"],
    [
      "a body shorter than its Content-Length",
      (r) => {
        r.writeHead(200, { "content-type": ATLAS_JSON, "content-length": String(page.length) });
        r.write(page.slice(0, 20), () => r.destroy());
      },
      "network",
    ],
    [
      "broken gzip",
      (r) => r.writeHead(200, { "content-type": ATLAS_JSON, "content-encoding": "gzip" }).end("not gzip at all"),
      "network",
    ],
  ])("%s", async (_name, answer, kind) => {
    const { client } = await setUp(answer);
    expect((await failureOf(client.listOrganizationUsers(ORG))).kind).toBe(kind);
  });

  test("a redirect is not followed: the credential stays here", async () => {
    const { server, client } = await setUp((r) => r.writeHead(307, { location: "/elsewhere" }).end());
    await failureOf(read(client));
    expect(server.seen.map(({ url }) => url.pathname)).toEqual([`/api/atlas/v2/orgs/${ORG}/users/${USER}`]);
  });

  test("unknown fields are dropped, phone numbers with them, and unknown roles kept", async () => {
    const user = wireUser({ mobileNumber: "+15550100", novelty: 1, roles: { orgRoles: ["ORG_TIME_LORD"] } });
    const { client } = await setUp((response) => sendJson(response, 200, user));
    const got = await read(client);
    expect(got).toEqual({
      id: USER,
      username: "ada@example.com",
      status: "ACTIVE",
      firstName: "Ada",
      lastName: "Lovelace",
      createdAt: "2024-01-02T03:04:05Z",
      lastAuthAt: null,
      invitedAt: null,
      invitationExpiresAt: null,
      inviterUsername: null,
      organizationRoles: ["ORG_TIME_LORD"],
      projectRoles: [],
      teamIds: [],
    });
  });
});

describe("reads are asked again", () => {
  test.each<[string, Answerer]>([
    ["503", (r) => sendFailure(r, 503, "SERVICE_UNAVAILABLE")],
    ["500 with a page", (r) => r.writeHead(500, { "content-type": "text/html" }).end("<html>")],
    ["a reset", (r) => r.socket?.resetAndDestroy()],
    ["a cut body", (r) => r.writeHead(200, { "content-type": ATLAS_JSON }).end('{"id":')],
    ["429", (r) => sendFailure(r, 429, "RATE_LIMITED_TOKEN_BUCKET", { parameters: ["/orgs", 2, 10, 5, 60] })],
  ])("after %s", async (_name, fail) => {
    const { server, client } = await setUp((response, request, nth) =>
      nth < 3 ? fail(response, request, nth) : sendJson(response, 200, wireUser()),
    );
    expect((await read(client)).id).toBe(USER);
    expect(server.seen).toHaveLength(3);
  });

  test("but five times at most", async () => {
    const { server, client, slept } = await setUp((response) => sendFailure(response, 503, "SERVICE_UNAVAILABLE"));
    expect(await failureOf(read(client))).toMatchObject({ kind: "unavailable", status: 503 });
    expect(server.seen).toHaveLength(5);
    expect(slept).toEqual([125, 250, 500, 1000]);
  });

  test("but not after a refusal", async () => {
    const { server, client } = await setUp((response) => sendFailure(response, 403, "CANNOT_DELETE_LAST_ADMIN"));
    await failureOf(read(client));
    expect(server.seen).toHaveLength(1);
  });

  test("no sooner than Retry-After says, with the caller told until when", async () => {
    const until: number[] = [];
    const { client, slept } = await setUp((response, _request, nth) =>
      nth === 1
        ? sendFailure(response, 429, "RATE_LIMITED", { headers: { "retry-after": "17" } })
        : sendJson(response, 200, wireUser()),
    );
    const before = Date.now();
    await client.getOrganizationUser(ORG, USER, { onWait: (untilMs) => until.push(untilMs) });
    expect(slept[0]).toBeGreaterThanOrEqual(17_000);
    expect(until[0]).toBeGreaterThanOrEqual(before + 17_000);
  });

  test("a wait longer than the client's own patience is handed to the caller", async () => {
    const { server, client, slept } = await setUp((response) =>
      sendFailure(response, 429, "RATE_LIMITED", { headers: { "retry-after": "3600" } }),
    );
    expect(await failureOf(read(client))).toMatchObject({ kind: "rate_limited", retryAfterMs: 3_600_000 });
    // And every other call of that endpoint set is told so without being sent.
    const second = await failureOf(remove(client));
    expect(second.kind).toBe("rate_limited");
    expect(second.retryAfterMs).toBeGreaterThan(3_590_000);
    expect(server.seen).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  test("within a total deadline, which a server that drips cannot stretch", async () => {
    const { client } = await setUp(
      (response) => {
        response.writeHead(200, { "content-type": ATLAS_JSON });
        const drip = setInterval(() => response.write(" "), 5);
        response.on("close", () => clearInterval(drip));
      },
      { timings: { attemptMs: 60, maxAttempts: 2 } },
    );
    const startedAt = performance.now();
    expect((await failureOf(read(client))).kind).toBe("timeout");
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test("within a total deadline over all attempts", async () => {
    const { client } = await setUp(() => undefined, { timings: { attemptMs: 10_000, callMs: 80 } });
    expect((await failureOf(read(client))).kind).toBe("timeout");
  });

  test("until the caller stops it", async () => {
    const controller = new AbortController();
    const { client } = await setUp(() => controller.abort());
    expect((await failureOf(client.getOrganizationUser(ORG, USER, { signal: controller.signal }))).kind).toBe(
      "aborted",
    );
  });

  test("not at all when nobody listens, beyond its attempts", async () => {
    const { server, client, slept } = await setUp(() => undefined);
    await server.close();
    expect((await failureOf(read(client))).kind).toBe("network");
    expect(slept).toHaveLength(4);
  });
});

describe("a removal is sent once", () => {
  test("and any 2xx of Atlas is its answer", async () => {
    const { client } = await setUp((response, _request, nth) =>
      nth === 1 ? response.writeHead(204).end() : sendJson(response, 200, { id: USER }),
    );
    expect(await remove(client)).toEqual({ status: 204 });
    expect(await client.removeProjectUser(PROJECT_ID, USER)).toEqual({ status: 200 });
  });

  test("and an answer that names a media type for no body is whole: Atlas describes its 204 so", async () => {
    const { client } = await setUp((response, _request, nth) =>
      response.writeHead(nth === 1 ? 204 : 200, { "content-type": ATLAS_JSON }).end(),
    );
    expect(await remove(client)).toEqual({ status: 204 });
    expect(await client.removeProjectUser(PROJECT_ID, USER)).toEqual({ status: 200 });
    expect((await failureOf(client.listOrganizationUsers(ORG))).kind).toBe("network");
  });

  test.each<[string, Answerer]>([
    ["503", (r) => sendFailure(r, 503, "SERVICE_UNAVAILABLE")],
    ["500 with a page", (r) => r.writeHead(500, { "content-type": "text/html" }).end("<html>")],
    ["a reset", (r) => r.socket?.resetAndDestroy()],
    ["silence", () => undefined],
    ["a sign-in page", (r) => r.writeHead(200, { "content-type": "text/html" }).end("<html>")],
    ["a redirect", (r) => r.writeHead(302, { location: "/login" }).end()],
    ["a 404 page", (r) => r.writeHead(404, { "content-type": "text/html" }).end("<html>")],
    ["a cut 200", (r) => r.writeHead(200, { "content-type": ATLAS_JSON }).end('{"id":')],
    ["a cut 404", (r) => r.writeHead(404, { "content-type": "application/json" }).end('{"error":404')],
  ])("and %s leaves it ambiguous", async (_name, answer) => {
    const { server, client } = await setUp(answer, { timings: { removalMs: 80 } });
    expect(await failureOf(remove(client))).toMatchObject({
      kind: "ambiguous",
      operation: "removeOrgUser",
      method: "DELETE",
    });
    expect(server.seen).toHaveLength(1);
  });

  test("and stays ambiguous when the caller stops it on the way", async () => {
    const controller = new AbortController();
    const { client } = await setUp(() => controller.abort());
    const error = await failureOf(client.removeOrganizationUser(ORG, USER, { signal: controller.signal }));
    expect(error.kind).toBe("ambiguous");
  });

  test("but one stopped before it was sent is not", async () => {
    const { server, client } = await setUp((response) => response.writeHead(204).end());
    const error = await failureOf(client.removeOrganizationUser(ORG, USER, { signal: AbortSignal.abort() }));
    expect(error.kind).toBe("aborted");
    expect(server.seen).toEqual([]);
  });

  test("and one that waits in vain for a free connection was not sent", async () => {
    const { server, client } = await setUp(() => undefined, { maxConnections: 1 });
    const ended = new AbortController();
    const blocking = failureOf(client.getOrganizationUser(ORG, USER, { signal: ended.signal }));
    await expect.poll(() => server.seen.length).toBe(1);
    const stopped = new AbortController();
    const removal = failureOf(client.removeOrganizationUser(ORG, USER, { signal: stopped.signal }));
    stopped.abort();
    expect((await removal).kind).toBe("aborted");
    ended.abort();
    expect((await blocking).kind).toBe("aborted");
    expect(server.seen.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("a connection refused is a network error: nothing was sent", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, wireUser()));
    await read(client);
    await server.close();
    expect((await failureOf(remove(client))).kind).toMatch(/^(network|ambiguous)$/);
    const error = await failureOf(remove(client));
    expect(error).toMatchObject({ kind: "network", operation: "removeOrgUser" });
  });

  test.each<[number, string, string]>([
    [403, "CANNOT_DELETE_LAST_ADMIN", "last_owner"],
    [404, "USER_NOT_IN_ORG", "not_found"],
    [405, "WRITES_NOT_ALLOWED_DURING_APP_UPGRADES", "maintenance"],
    [401, "NOT_ORG_OWNER", "role"],
    [429, "RATE_LIMITED_TOKEN_BUCKET", "rate_limited"],
  ])("a %i %s is an answer: %s", async (status, errorCode, kind) => {
    const { server, client } = await setUp((r) =>
      sendFailure(r, status, errorCode, { parameters: ["/x", 3, 10, 5, 60] }),
    );
    const error = await failureOf(remove(client));
    expect(error).toMatchObject({ kind, status, errorCode, retryAfterMs: status === 429 ? 3000 : null });
    expect(server.seen).toHaveLength(1);
    expect(server.tokenRequests).toHaveLength(1);
  });
});

describe("rate limits", () => {
  test("calls are spaced when little is left, before Atlas says no", async () => {
    const { client, slept } = await setUp((response, _request, nth) =>
      sendJson(response, 200, wireUser(), { "ratelimit-limit": "500", "ratelimit-remaining": String(60 - nth * 10) }),
    );
    for (let call = 0; call < 4; call += 1) await read(client);
    expect(slept.length).toBeGreaterThan(0);
    expect(Math.max(...slept)).toBeLessThanOrEqual(2000);
  });

  test("a 429 holds back the other calls of its set, and no others", async () => {
    const { server, client, clock } = await setUp((response, request, nth) => {
      if (nth === 1) sendFailure(response, 429, "RATE_LIMITED", { headers: { "retry-after": "20" } });
      else sendJson(response, 200, request.url.pathname.endsWith("/teams") ? emptyPage : wireUser());
    });
    expect((await failureOf(remove(client))).kind).toBe("rate_limited");
    await client.listTeams(ORG);
    expect(clock.skippedMs).toBe(0);
    await read(client);
    expect(clock.skippedMs).toBeGreaterThanOrEqual(19_000);
    expect(server.seen).toHaveLength(3);
  });
});

describe("connections", () => {
  test("are no more than asked for, however many calls there are", async () => {
    let open = 0;
    let most = 0;
    const { client } = await setUp(
      (response) => {
        open += 1;
        most = Math.max(most, open);
        setImmediate(() => {
          open -= 1;
          sendJson(response, 200, wireUser());
        });
      },
      { maxConnections: 3 },
    );
    await Promise.all(Array.from({ length: 30 }, () => read(client)));
    expect(most).toBeLessThanOrEqual(3);
  });

  test("a closed client sends nothing more", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, wireUser()));
    await client.close();
    expect((await failureOf(remove(client))).kind).toBe("aborted");
    expect(server.seen).toEqual([]);
  });
});

test("no error repeats a secret that came back in Atlas's words", async () => {
  const quoted = String.raw`it"s\a secret`;
  const cases = [
    { clientSecret: "mdb_sa_sk_secret", secret: "mdb_sa_sk_secret" },
    { clientSecret: quoted, secret: quoted },
    { clientSecret: "mdb_sa_sk_secret", secret: "token-1" },
  ];
  for (const { clientSecret, secret } of cases) {
    const { client } = await setUp(
      (response) => sendFailure(response, 400, "INVALID_ATTRIBUTE", { detail: `not ${secret}`, parameters: [secret] }),
      { credentials: { ...SERVICE_ACCOUNT, clientSecret } },
    );
    const error = await failureOf(remove(client));
    const words = [JSON.stringify(error), error.message, error.stack, error.detail, error.parameters].join(" ");
    expect(words).not.toContain(secret);
  }
});
