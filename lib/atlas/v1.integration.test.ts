import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, type SandboxState, startSandbox } from "@/lib/sandbox/start";
import { createAtlasClient } from "./client";
import { type AtlasError, isAtlasError } from "./errors";
import { explainAtlasError } from "./explain";
import type { AtlasClientOptions } from "./options";
import { createTestClient, SERVICE_ACCOUNT, USER } from "./testing";
import type { AtlasClient } from "./types";

type Organization = SandboxState["organizations"][number];

let sandbox: Sandbox;
const clients: AtlasClient[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
});
afterEach(async () => {
  sandbox.reset();
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => sandbox.close());

function production(): Organization {
  const [first] = sandbox.state().organizations;
  if (first === undefined) throw new Error("the sandbox has no organization");
  return first;
}

function connect(options: Partial<AtlasClientOptions> = {}) {
  const { publicKey, privateKey } = production();
  const credentials = { kind: "apiKey", publicKey, privateKey } as const;
  const { client } = createTestClient(sandbox.baseUrl, { credentials, apiVersion: "v1.0", ...options });
  clients.push(client);
  return client;
}

async function failureOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    () => expect.fail("expected a failure"),
    (reason: unknown) => reason,
  );
  if (!isAtlasError(error)) throw error;
  return error;
}

function someoneInAProject() {
  const { projects, users } = production();
  for (const project of projects) {
    const user = users.find(
      ({ id, status, orgRoles }) =>
        project.userIds.includes(id) && status === "ACTIVE" && !orgRoles.includes("ORG_OWNER"),
    );
    if (user !== undefined) return { projectId: project.id, user };
  }
  throw new Error("nobody is in a project");
}

const applied = () => sandbox.effects().map(({ operation, userId }) => [operation, userId]);

test("takes no service account", () => {
  expect(() =>
    createAtlasClient({ baseUrl: sandbox.baseUrl, credentials: SERVICE_ACCOUNT, apiVersion: "v1.0" }),
  ).toThrow(TypeError);
});

test("says which generation it speaks, and speaks no other", async () => {
  const client = connect();
  expect(client.generation).toBe("v1.0");
  await client.listOrganizations();
  await client.listOrganizationUsers(production().id);
  const paths = sandbox.requests().map(({ path }) => path);
  expect(paths.every((path) => path.startsWith("/api/atlas/v1.0/"))).toBe(true);
  // The first request only brings the challenge.
  expect(sandbox.requests()[0]?.status).toBe(401);
  expect(sandbox.requests().filter(({ status }) => status === 401)).toHaveLength(1);
});

describe.each([
  ["plainly", {}],
  ["through envelopes, indented", { envelope: true, pretty: true }],
])("%s", (_how, options) => {
  test("reads organizations, projects, teams and active users as v2 does", async () => {
    const client = connect(options);
    const { publicKey, privateKey, id: organizationId, projects, teams } = production();
    const { client: modern } = createTestClient(sandbox.baseUrl, {
      credentials: { kind: "apiKey", publicKey, privateKey },
    });
    clients.push(modern);
    expect(await client.listOrganizations()).toEqual(await modern.listOrganizations());
    expect(await client.getOrganization(organizationId)).toEqual(await modern.getOrganization(organizationId));
    expect(await client.listProjects(organizationId)).toEqual(await modern.listProjects(organizationId));
    expect(await client.listTeams(organizationId)).toEqual(await modern.listTeams(organizationId));

    const isActive = ({ status }: { status: string }) => status === "ACTIVE";
    const everyone = (await modern.listOrganizationUsers(organizationId)).items.filter(isActive);
    expect((await client.listOrganizationUsers(organizationId)).items).toEqual(everyone);
    const [project] = projects;
    const [team] = teams;
    if (project === undefined || team === undefined) throw new Error("no project or team");
    const inProject = (await modern.listProjectUsers(project.id)).items.filter(isActive);
    expect((await client.listProjectUsers(project.id)).items).toEqual(inProject);
    const wide = { flattenTeams: true, includeOrganizationUsers: true };
    const reaching = (await modern.listProjectUsers(project.id, wide)).items.filter(isActive);
    expect((await client.listProjectUsers(project.id, wide)).items.map(({ id }) => id)).toEqual(
      reaching.map(({ id }) => id),
    );
    const inTeam = (await modern.listTeamUsers(organizationId, team.id)).items.filter(isActive);
    expect((await client.listTeamUsers(organizationId, team.id)).items).toEqual(inTeam);
    expect(await client.listProjectTeams(project.id)).toEqual(await modern.listProjectTeams(project.id));
  });

  test("removes someone from a project and from the organization, and sees them gone", async () => {
    const client = connect(options);
    const { id: organizationId } = production();
    const { projectId, user } = someoneInAProject();
    expect((await client.getProjectUser(projectId, user.id)).username).toBe(user.username);
    expect((await client.removeProjectUser(projectId, user.id)).status).toBe(204);
    expect((await failureOf(client.getProjectUser(projectId, user.id))).kind).toBe("not_found");
    expect((await client.getOrganizationUser(organizationId, user.id)).username).toBe(user.username);
    expect((await client.removeOrganizationUser(organizationId, user.id)).status).toBe(204);
    expect((await failureOf(client.getOrganizationUser(organizationId, user.id))).kind).toBe("not_found");
    expect(applied()).toEqual([
      ["removeGroupUser", user.id],
      ["removeOrgUser", user.id],
    ]);
  });
});

test("finds one person by e-mail in any case, as the old generation has no filter", async () => {
  const client = connect();
  const { projectId, user } = someoneInAProject();
  const username = user.username.toUpperCase();
  const found = await client.listOrganizationUsers(production().id, { username });
  expect(found.items.map(({ id }) => id)).toEqual([user.id]);
  expect((await client.listProjectUsers(projectId, { username })).items).toHaveLength(1);
  expect((await client.listProjectUsers(projectId, { username: "nobody@example.com" })).items).toEqual([]);
});

test("does not see people who have not accepted yet", async () => {
  const client = connect();
  const { id: organizationId, users } = production();
  const pending = users.find(({ status }) => status === "PENDING");
  if (pending === undefined) throw new Error("nobody is pending");
  expect((await failureOf(client.getOrganizationUser(organizationId, pending.id))).kind).toBe("not_found");
});

test("a removal without an answer is ambiguous and sent once", async () => {
  const client = connect();
  const { projectId, user } = someoneInAProject();
  await client.listOrganizations();
  sandbox.addFaults([{ match: { method: "DELETE" }, times: 1, fault: { kind: "reset", apply: true } }]);
  expect((await failureOf(client.removeProjectUser(projectId, user.id))).kind).toBe("ambiguous");
  expect(applied()).toEqual([["removeGroupUser", user.id]]);
});

test("a wrong key, a missing role and an end of v1.0 are told apart", async () => {
  const { id: organizationId, publicKey } = production();
  const wrong = connect({ credentials: { kind: "apiKey", publicKey, privateKey: "not-it" } });
  expect((await failureOf(wrong.listOrganizationUsers(organizationId))).kind).toBe("credentials");
  const client = connect();
  const { projectId, user } = someoneInAProject();
  sandbox.change({ op: "setCredential", organizationId, kind: "apiKey", orgRoles: ["ORG_READ_ONLY"] });
  expect((await failureOf(client.removeProjectUser(projectId, user.id))).kind).toBe("role");
  sandbox.change({ op: "setCredential", organizationId, kind: "apiKey", orgRoles: ["ORG_OWNER"] });
  sandbox.change({ op: "setVersionGone", version: "v1.0" });
  const gone = await failureOf(client.listOrganizations());
  expect(gone.kind).toBe("version_gone");
  expect(explainAtlasError(gone).nextStep).toContain("v2");
  sandbox.change({ op: "setVersionGone", version: "v1.0", gone: false });
  expect(applied().filter(([operation]) => operation?.startsWith("remove"))).toEqual([]);
});

test("what it cannot do is refused by name, and nothing is sent", async () => {
  const client = connect();
  const { id: organizationId, projects, teams } = production();
  const projectId = projects[0]?.id ?? "";
  const request = { username: "a@b.example", organizationRoles: ["ORG_MEMBER"], projectRoles: [], teamIds: [] };
  const calls: Promise<unknown>[] = [
    client.removeTeamUser(organizationId, teams[0]?.id ?? "", USER),
    client.listOrganizationInvitations(organizationId),
    client.getOrganizationInvitation(organizationId, USER),
    client.revokeOrganizationInvitation(organizationId, USER),
    client.listProjectInvitations(projectId),
    client.getProjectInvitation(projectId, USER),
    client.revokeProjectInvitation(projectId, USER),
    client.inviteOrganizationUser(organizationId, request),
    client.addProjectUser(projectId, { username: "a@b.example", roles: ["GROUP_OWNER"] }),
    client.listDatabaseUsers(projectId),
    client.getDatabaseUser(projectId, "admin", "app"),
    client.deleteDatabaseUser(projectId, "admin", "app"),
    client.listApiKeys(organizationId),
    client.listServiceAccounts(organizationId),
    client.listOrganizationEvents(organizationId),
    client.listAlertConfigurations(projectId),
    client.getOrganizationSettings(organizationId),
    client.getFederation(organizationId),
    client.listRateLimits(organizationId),
  ];
  for (const call of calls) {
    const error = await failureOf(call);
    expect(error.kind).toBe("unsupported");
    expect(explainAtlasError(error).sentence).toMatch(/^The v1\.0 API cannot /);
  }
  expect(sandbox.requests()).toEqual([]);
});
