import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, type SandboxState, startSandbox } from "@/lib/sandbox/start";
import { type AtlasError, isAtlasError } from "./errors";
import { explainAtlasError } from "./explain";
import type { AtlasClientOptions } from "./options";
import { createTestClient } from "./testing";
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

function connect(kind: "serviceAccount" | "apiKey" = "serviceAccount", options: Partial<AtlasClientOptions> = {}) {
  const { clientId, clientSecret, publicKey, privateKey } = production();
  const credentials = kind === "apiKey" ? { kind, publicKey, privateKey } : ({ kind, clientId, clientSecret } as const);
  const { client } = createTestClient(sandbox.baseUrl, { credentials, ...options });
  clients.push(client);
  return client;
}

function production(): Organization {
  const [first] = sandbox.state().organizations;
  if (first === undefined) throw new Error("the sandbox has no organization");
  return first;
}

function project(name: string) {
  const found = production().projects.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no project ${name}`);
  return found;
}

function first<Item>(items: readonly Item[], wanted: (item: Item) => boolean = () => true): Item {
  const found = items.find(wanted);
  if (found === undefined) throw new Error("nothing like that");
  return found;
}

async function failureOf(promise: Promise<unknown>): Promise<AtlasError> {
  const error = await promise.then(
    () => expect.fail("expected a failure"),
    (reason: unknown) => reason,
  );
  if (!isAtlasError(error)) throw error;
  return error;
}

const applied = () => sandbox.effects().map(({ operation }) => operation);

describe.each(["serviceAccount", "apiKey"] as const)("with a %s", (kind) => {
  test("takes someone out of a team, and is refused the last member with the way out", async () => {
    const client = connect(kind);
    const { id: organizationId, teams } = production();
    const team = first(teams, ({ userIds }) => userIds.length > 1);
    const [last = "", ...others] = team.userIds;
    for (const userId of others) {
      expect(await client.removeTeamUser(organizationId, team.id, userId)).toEqual({ status: 200 });
    }
    const left = await client.listTeamUsers(organizationId, team.id);
    expect(left.items.map(({ id }) => id)).toEqual([last]);
    expect((await failureOf(client.removeTeamUser(organizationId, team.id, others[0] ?? ""))).kind).toBe("not_found");
    const error = await failureOf(client.removeTeamUser(organizationId, team.id, last));
    expect(error.kind).toBe("last_team_member");
    expect(explainAtlasError(error).nextStep).toMatch(/Add someone else to the team, or delete the team/);
    expect(applied()).toEqual(others.map(() => "removeOrgTeamUser"));
  });

  test("lists, reads and revokes organization invitations of the old kind", async () => {
    const client = connect(kind);
    const { id: organizationId, users } = production();
    const pending = users.filter(({ status }) => status === "PENDING");
    const { items } = await client.listOrganizationInvitations(organizationId);
    expect(new Set(items.map(({ username }) => username))).toEqual(new Set(pending.map(({ username }) => username)));
    const invitation = first(items, ({ projectRoles }) => projectRoles.length > 0);
    const { username } = invitation;
    expect((await client.listOrganizationInvitations(organizationId, { username })).items).toEqual([invitation]);
    expect(await client.getOrganizationInvitation(organizationId, invitation.id)).toEqual(invitation);
    const invited = first(pending, (user) => user.username === username);
    expect(Object.fromEntries(invitation.projectRoles.map((one) => [one.projectId, one.roles]))).toEqual(
      invited.projectRoles,
    );
    expect(await client.revokeOrganizationInvitation(organizationId, invitation.id)).toEqual({ status: 204 });
    const again = client.getOrganizationInvitation(organizationId, invitation.id);
    expect(await failureOf(again)).toMatchObject({ kind: "not_found", errorCode: "INVALID_INVITATION_ID" });
  });

  test("lists, reads and revokes project invitations, which no user list shows", async () => {
    const client = connect(kind);
    const { id: projectId, invitations } = project("warehouse-eu");
    const { items } = await client.listProjectInvitations(projectId);
    expect(items.map(({ id, roles }) => [id, roles])).toEqual(invitations.map(({ id, roles }) => [id, roles]));
    const { id, username } = first(items);
    const byName = await client.listProjectInvitations(projectId, { username });
    expect(byName.items.map((one) => one.id)).toEqual([id]);
    expect((await client.getProjectInvitation(projectId, id)).projectId).toBe(projectId);
    expect(await client.revokeProjectInvitation(projectId, id)).toEqual({ status: 204 });
    expect((await failureOf(client.getProjectInvitation(projectId, id))).kind).toBe("not_found");
  });

  test("invites someone with everything they had, and is told when they are there already", async () => {
    const client = connect(kind);
    const { id: organizationId, teams } = production();
    const username = "o'brien+atlas@northwind.example";
    const projectRoles = [{ projectId: project("robot-config").id, roles: ["GROUP_READ_ONLY"] }];
    const teamIds = [first(teams).id];
    const request = { username, organizationRoles: ["ORG_MEMBER"], projectRoles, teamIds };
    const { userId, status } = await client.inviteOrganizationUser(organizationId, request);
    expect(status).toBe("PENDING");
    expect(await client.getOrganizationUser(organizationId, userId)).toMatchObject(request);
    expect(await failureOf(client.inviteOrganizationUser(organizationId, request))).toMatchObject({
      kind: "conflict",
      errorCode: "USER_ALREADY_EXISTS",
    });
    const added = await client.addProjectUser(project("warehouse-eu").id, { username, roles: ["GROUP_OWNER"] });
    expect(added.userId).toBe(userId);
    expect(applied()).toEqual(["createOrgUser", "addGroupUsers"]);
  });
});

test("works through envelopes, indented: bare arrays, bodies and all", async () => {
  const client = connect("serviceAccount", { envelope: true, pretty: true });
  const { id: organizationId, teams } = production();
  expect((await client.listOrganizationInvitations(organizationId)).items.length).toBeGreaterThan(0);
  const team = first(teams, ({ userIds }) => userIds.length > 1);
  expect(await client.removeTeamUser(organizationId, team.id, team.userIds[0] ?? "")).toEqual({ status: 200 });
  const request = {
    username: "new@northwind.example",
    organizationRoles: ["ORG_MEMBER"],
    projectRoles: [],
    teamIds: [],
  };
  expect((await client.inviteOrganizationUser(organizationId, request)).status).toBe("PENDING");
  expect((await client.getFederation(organizationId))?.federatedDomains).toContain("northwind.example");
});

test("old invitations that are switched off take nothing else along", async () => {
  const client = connect();
  const { id: organizationId } = production();
  const operations = ["listOrgInvites", "listGroupInvites", "deleteGroupInvite"];
  for (const operation of operations) sandbox.change({ op: "setVersionGone", version: "2023-01-01", operation });
  const { id: projectId, invitations } = project("warehouse-eu");
  const errors = [
    await failureOf(client.listOrganizationInvitations(organizationId)),
    await failureOf(client.listProjectInvitations(projectId)),
    await failureOf(client.revokeProjectInvitation(projectId, first(invitations).id)),
  ];
  expect(errors.map(({ kind, status }) => [kind, status])).toEqual(errors.map(() => ["version_gone", 410]));
  for (const error of errors) expect(explainAtlasError(error).sentence).toContain("switched off");
  expect((await client.listOrganizationUsers(organizationId)).items.length).toBeGreaterThan(0);
  for (const operation of operations)
    sandbox.change({ op: "setVersionGone", version: "2023-01-01", operation, gone: false });
});

describe("what outlives a removal", () => {
  test("database users are listed, read and deleted, whatever their names hold", async () => {
    const client = connect();
    const { projects } = production();
    const kinds = new Set<string>();
    let deleted = 0;
    for (const { id, databaseUsers } of projects) {
      const { items } = await client.listDatabaseUsers(id);
      expect(items.map(({ username }) => username).sort()).toEqual(databaseUsers.map((one) => one.username).sort());
      for (const user of items) {
        kinds.add(user.authentication);
        if (user.databaseName === "admin") continue;
        expect(await client.getDatabaseUser(id, user.databaseName, user.username)).toEqual(user);
        expect(await client.deleteDatabaseUser(id, user.databaseName, user.username)).toEqual({ status: 204 });
        const gone = await failureOf(client.getDatabaseUser(id, user.databaseName, user.username));
        expect(gone.kind).toBe("not_found");
        deleted += 1;
      }
    }
    expect(kinds).toEqual(new Set(["SCRAM", "X509", "LDAP", "OIDC", "AWS_IAM"]));
    expect(deleted).toBeGreaterThanOrEqual(4);
    expect(applied()).toHaveLength(deleted);
  });

  test("keys and service accounts are listed; the events say who made a key", async () => {
    const client = connect("apiKey");
    const { id: organizationId, apiKeys, serviceAccounts } = production();
    const keys = await client.listApiKeys(organizationId);
    expect(keys.items.map(({ publicKey }) => publicKey)).toEqual(apiKeys.map(({ publicKey }) => publicKey));
    const accounts = await client.listServiceAccounts(organizationId);
    expect(accounts.items.map(({ name }) => name)).toEqual(serviceAccounts.map(({ name }) => name));
    expect(first(accounts.items).secrets).toHaveLength(1);
    const types = ["API_KEY_CREATED"];
    const made = await client.listOrganizationEvents(organizationId, { types });
    expect(made.items).toContainEqual(
      expect.objectContaining({ actorUsername: "ada.okafor@northwind.example", resourceIds: ["QXMZKTRB"] }),
    );
  });

  test("events come newest first, no more than asked for, between two dates", async () => {
    const client = connect();
    const { id: organizationId } = production();
    const before = (await client.listOrganizationEvents(organizationId)).items.length;
    const { items: invitations } = await client.listOrganizationInvitations(organizationId);
    const revoked = invitations.slice(0, 4);
    for (const { id } of revoked) await client.revokeOrganizationInvitation(organizationId, id);
    const all = (await client.listOrganizationEvents(organizationId)).items;
    expect(all).toHaveLength(before + 4);
    const times = all.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const newest = await client.listOrganizationEvents(organizationId, { limit: 4 });
    expect(new Set(newest.items.map(({ targetUsername }) => targetUsername))).toEqual(
      new Set(revoked.map(({ username }) => username)),
    );
    const maxDate = new Date(Date.parse(newest.items.at(-1)?.createdAt ?? "") - 1).toISOString();
    expect((await client.listOrganizationEvents(organizationId, { maxDate })).items).toHaveLength(before);
    const minDate = newest.items.at(-1)?.createdAt ?? "";
    expect((await client.listOrganizationEvents(organizationId, { minDate })).items).toHaveLength(4);
  });

  test("alert configurations, settings, rate limits and single sign-on are read", async () => {
    const client = connect();
    const { id: organizationId } = production();
    const alerts = await client.listAlertConfigurations(project("fleet-telemetry").id);
    expect(alerts.items.flatMap(({ recipients }) => recipients.map(({ username }) => username))).toContain(
      "ada.okafor@northwind.example",
    );
    expect(await client.getOrganizationSettings(organizationId)).toHaveProperty("securityContact");
    const limits = await client.listRateLimits(organizationId);
    expect(limits).toContainEqual(expect.objectContaining({ scope: "ORGANIZATION", capacity: 500, refillRate: 250 }));
    const federation = await client.getFederation(organizationId);
    expect(federation).toMatchObject({
      identityProviderStatus: "ACTIVE",
      instantUserProvisioningDisabled: false,
      postAuthRoleGrants: ["ORG_MEMBER"],
    });
    expect(federation?.roleMappings[0]).toMatchObject({
      organizationRoles: ["ORG_MEMBER"],
      projectRoles: [{ projectId: project("fleet-telemetry").id, roles: ["GROUP_READ_ONLY"] }],
    });
  });

  test("no federation is null; no role to look is an error", async () => {
    const { organizations } = sandbox;
    const playground = organizations[1];
    if (playground === undefined) throw new Error("one organization only");
    const { id, clientId, clientSecret } = playground;
    const client = connect("serviceAccount", { credentials: { kind: "serviceAccount", clientId, clientSecret } });
    expect(await client.getFederation(id)).toBeNull();
    sandbox.change({ op: "setCredential", organizationId: id, orgRoles: ["ORG_READ_ONLY"] });
    const error = await failureOf(client.getFederation(id));
    expect(error.kind).toBe("role");
    expect(explainAtlasError(error).nextStep).toContain("Organization Owner");
    sandbox.change({ op: "setCredential", organizationId: id, orgRoles: ["ORG_OWNER"] });
  });
});
