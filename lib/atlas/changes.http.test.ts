import { afterEach, describe, expect, test } from "vitest";
import { type AtlasError, isAtlasError } from "./errors";
import {
  type Answerer,
  API_KEY,
  createTestClient,
  ORG,
  PROJECT_ID,
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

const INVITATION = "5f0000000000000000000005";
const request = { username: "a+b'\"@example.com", organizationRoles: ["ORG_MEMBER"], projectRoles: [], teamIds: [] };
const CHANGES: [string, (client: AtlasClient) => Promise<unknown>][] = [
  ["inviteOrganizationUser", (client) => client.inviteOrganizationUser(ORG, request)],
  [
    "addProjectUser",
    (client) => client.addProjectUser(PROJECT_ID, { username: "a@b.example", roles: ["GROUP_OWNER"] }),
  ],
  ["addTeamUser", (client) => client.addTeamUser(ORG, TEAM_ID, USER)],
  ["removeTeamUser", (client) => client.removeTeamUser(ORG, TEAM_ID, USER)],
  ["revokeOrganizationInvitation", (client) => client.revokeOrganizationInvitation(ORG, INVITATION)],
  ["revokeProjectInvitation", (client) => client.revokeProjectInvitation(PROJECT_ID, INVITATION)],
  ["deleteDatabaseUser", (client) => client.deleteDatabaseUser(PROJECT_ID, "$external", "CN=A,O=N")],
];

describe.each(CHANGES)("%s is sent once", (_name, change) => {
  test.each<[string, Answerer, string]>([
    ["a 500", (response) => sendFailure(response, 500, "UNEXPECTED_ERROR"), "ambiguous"],
    ["a page", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Hi</p>"), "ambiguous"],
    ["a broken connection", (response) => response.destroy(), "ambiguous"],
    ["a 409", (response) => sendFailure(response, 409, "USER_ALREADY_EXISTS"), "conflict"],
    ["a 429", (response) => sendFailure(response, 429, "RATE_LIMITED"), "rate_limited"],
    ["a missing role", (response) => sendFailure(response, 401, "NOT_ORG_OWNER"), "role"],
    [
      "a last member",
      (response) => sendFailure(response, 400, "CANNOT_REMOVE_LAST_USER_FROM_TEAM"),
      "last_team_member",
    ],
    ["a version that is gone", (response) => sendFailure(response, 410, "VERSION_GONE"), "version_gone"],
  ])("and after %s it says so", async (_what, answer, kind) => {
    const { server, client } = await setUp(answer);
    expect((await failureOf(change(client))).kind).toBe(kind);
    expect(server.seen).toHaveLength(1);
  });

  test("and is ambiguous when nothing comes", async () => {
    const { server, client } = await setUp(() => {}, { timings: { attemptMs: 200, removalMs: 200 } });
    expect((await failureOf(change(client))).kind).toBe("ambiguous");
    expect(server.seen).toHaveLength(1);
  });
});

describe("what is asked for", () => {
  const added: Answerer = (response) => sendJson(response, 201, wireUser({ orgMembershipStatus: "PENDING" }));

  test("is written as OrgUserRequest, and what is not granted is left out", async () => {
    const { server, client } = await setUp(added);
    const projectRoles = [{ projectId: PROJECT_ID, roles: ["GROUP_OWNER"] }];
    await client.inviteOrganizationUser(ORG, { ...request, projectRoles, teamIds: [TEAM_ID] });
    expect(await client.inviteOrganizationUser(ORG, request)).toEqual({ userId: USER, status: "PENDING" });
    expect(server.seen.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      `POST /api/atlas/v2/orgs/${ORG}/users`,
      `POST /api/atlas/v2/orgs/${ORG}/users`,
    ]);
    expect(server.seen[0]?.headers["content-type"]).toBe("application/vnd.atlas.2025-03-12+json");
    expect(server.seen.map(({ body }) => JSON.parse(body))).toEqual([
      {
        username: request.username,
        roles: {
          orgRoles: ["ORG_MEMBER"],
          groupRoleAssignments: [{ groupId: PROJECT_ID, groupRoles: ["GROUP_OWNER"] }],
        },
        teamIds: [TEAM_ID],
      },
      { username: request.username, roles: { orgRoles: ["ORG_MEMBER"] } },
    ]);
  });

  test("names the user in the body when it is a removal from a team", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, wireUser()));
    expect(await client.removeTeamUser(ORG, TEAM_ID, USER)).toEqual({ status: 200 });
    expect(server.seen[0]?.url.pathname).toBe(`/api/atlas/v2/orgs/${ORG}/teams/${TEAM_ID}:removeUser`);
    expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({ id: USER });
  });

  test("goes again with its body when a key's challenge is answered", async () => {
    const challenge = 'Digest realm="MMS", nonce="abc", algorithm=MD5, qop="auth", stale=false';
    const { server, client } = await setUp(
      (response, seen, nth) =>
        seen.headers.authorization === undefined
          ? sendJson(response, 401, { error: 401 }, { "www-authenticate": challenge })
          : added(response, seen, nth),
      { credentials: API_KEY },
    );
    await client.inviteOrganizationUser(ORG, request);
    expect(server.seen).toHaveLength(2);
    expect(server.seen[1]?.body).toBe(server.seen[0]?.body);
  });

  test("may have been done when the answer to it cannot be read", async () => {
    const { client } = await setUp((response) => sendJson(response, 201, { ok: true }));
    const error = await failureOf(client.inviteOrganizationUser(ORG, request));
    expect(error).toMatchObject({ kind: "ambiguous", status: 201 });
  });

  test("is not sent with a user id that is none, or a database user's name that an address cannot hold", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, {}));
    for (const refused of [
      client.removeTeamUser(ORG, TEAM_ID, "../x"),
      client.deleteDatabaseUser(PROJECT_ID, "admin", ".."),
      client.deleteDatabaseUser(PROJECT_ID, "local", "app"),
      client.revokeProjectInvitation(PROJECT_ID, ""),
    ]) {
      expect((await failureOf(refused)).kind).toBe("bad_request");
    }
    expect(server.seen).toEqual([]);
  });
});

describe("names that stand in addresses", () => {
  test.each([
    "arn:aws:iam::123456789012:user/daniel.kim",
    "CN=Jonas Weber,OU=R&D+Robotics,O=Northwind,C=DE",
    "5dd7496c7a3e5a648454341d/elif@northwind.example",
    "%2e%2e",
    "a/../../../orgs",
    "x?username=y#z",
    "ünï😀 ' \"",
  ])("%s stays whole", async (username) => {
    const { server, client } = await setUp((response) => response.writeHead(204).end());
    await client.deleteDatabaseUser(PROJECT_ID, "$external", username);
    const { pathname, search } = server.seen[0]?.url ?? new URL("http://none");
    const segments = pathname.split("/");
    expect(segments.slice(4, -1)).toEqual(["groups", PROJECT_ID, "databaseUsers", "$external"]);
    expect([decodeURIComponent(segments.at(-1) ?? ""), search]).toEqual([username, ""]);
  });

  test("an e-mail in a filter stays whole", async () => {
    const { server, client } = await setUp((response) => sendJson(response, 200, []));
    const username = "a+b&c=d'\"@example.com";
    expect(await client.listProjectInvitations(PROJECT_ID, { username })).toEqual({ items: [], stable: true });
    await client.listOrganizationInvitations(ORG, { username });
    expect(server.seen.map(({ url }) => [...url.searchParams])).toEqual([
      [["username", username]],
      [["username", username]],
    ]);
  });
});

test.each([[{ results: [] }], [{}], [null]])("%j is not a list of old invitations", async (body) => {
  const { client } = await setUp((response) => sendJson(response, 200, body));
  expect((await failureOf(client.listOrganizationInvitations(ORG))).kind).toBe("unexpected_shape");
  expect((await failureOf(client.listProjectInvitations(PROJECT_ID))).kind).toBe("unexpected_shape");
});

describe("single sign-on", () => {
  test.each([
    [404, "RESOURCE_NOT_FOUND"],
    [404, "FEDERATION_SETTINGS_NOT_FOUND"],
    [400, "ORG_NOT_IN_FEDERATION"],
  ])("is none after a %i %s", async (status, code) => {
    const { client } = await setUp((response) => sendFailure(response, status, code));
    expect(await client.getFederation(ORG)).toBeNull();
  });

  test.each([
    [401, "NOT_ORG_OWNER", "role"],
    [404, "ORG_NOT_FOUND", "not_found"],
    [410, "VERSION_GONE", "version_gone"],
    [400, "INVALID_ATTRIBUTE", "bad_request"],
  ])("is not known after a %i %s", async (status, code, kind) => {
    const { client } = await setUp((response) => sendFailure(response, status, code));
    expect((await failureOf(client.getFederation(ORG))).kind).toBe(kind);
  });

  test("is not said to be none when only the second answer is missing", async () => {
    const { client } = await setUp((response, _seen, nth) =>
      nth === 1
        ? sendJson(response, 200, { id: USER, federatedDomains: ["example.com"] })
        : sendFailure(response, 404, "RESOURCE_NOT_FOUND"),
    );
    expect((await failureOf(client.getFederation(ORG))).kind).toBe("not_found");
  });
});
