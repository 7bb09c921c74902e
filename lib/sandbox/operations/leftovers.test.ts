import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { type AnswerItem, organizationsOf, projectOf, type StateOrganization, signIn, userOf } from "../testing";

let sandbox: Sandbox;
let production: StateOrganization;
let ask: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  ask = await signIn(sandbox, organizationsOf(sandbox)[0]);
});
beforeEach(() => {
  sandbox.reset();
  production = organizationsOf(sandbox)[0];
});
afterAll(() => sandbox.close());

const bare = async (path: string): Promise<AnswerItem[]> => JSON.parse((await ask(path)).text);
const remove = (path: string) => ask(path, { method: "DELETE" });
const projectPath = (name: string) => `/groups/${projectOf(production, name).id}`;

describe("organization invitations of the old kind (listOrgInvites, deleteOrgInvite)", () => {
  const invites = () => `/orgs/${production.id}/invites`;

  it("are a bare array of the pending ones, filtered by username, with Sunset", async () => {
    expect(await bare(invites())).toHaveLength(18);
    const [dana] = await bare(`${invites()}?username=Dana.Whitfield@brightpath.example`);
    expect(dana).toMatchObject({
      orgName: production.name,
      roles: ["ORG_MEMBER"],
      groupRoleAssignments: [expect.anything()],
    });
    expect((await ask(invites())).headers.get("sunset")).toContain("2027");
  });

  it("take the pending user along when deleted, and are gone after that", async () => {
    const dana = userOf(production, "dana.whitfield");
    const [invitation] = await bare(`${invites()}?username=${dana.username}`);
    expect(invitation?.id).not.toBe(dana.id);
    expect((await remove(`${invites()}/${invitation?.id}`)).status).toBe(204);
    expect((await ask(`/orgs/${production.id}/users/${dana.id}`)).status).toBe(404);
    expect((await remove(`${invites()}/${invitation?.id}`)).body.errorCode).toBe("INVALID_INVITATION_ID");
  });
});

describe("project invitations of the old kind (listGroupInvites, deleteGroupInvite; atlas-facts §6.7)", () => {
  it("stay when the user is removed from the organization, and no user list shows them", async () => {
    const ada = userOf(production, "ada.okafor");
    await remove(`/orgs/${production.id}/users/${ada.id}`);
    const left = await bare(`${projectPath("warehouse-eu")}/invites?username=${ada.username}`);
    expect(left).toMatchObject([{ roles: ["GROUP_READ_ONLY"], groupName: "warehouse-eu" }]);
    const listed = await ask(`${projectPath("warehouse-eu")}/users?username=${ada.username}&flattenTeams=true`);
    expect(listed.body.results).toEqual([]);
    expect(sandbox.accessOf(ada.username).find((access) => access.organizationId === production.id)).toMatchObject({
      userId: null,
      projectInvitations: [{ projectId: projectOf(production, "warehouse-eu").id }],
    });
  });

  it("leave the organization's invitation when they are deleted", async () => {
    const samir = userOf(production, "samir.haddad");
    const path = `${projectPath("analytics-lake")}/invites`;
    const [invitation] = await bare(path);
    expect((await ask(`${path}/${invitation?.id}`)).body.username).toBe(samir.username);
    expect((await remove(`${path}/${invitation?.id}`)).status).toBe(204);
    expect(await bare(path)).toEqual([]);
    expect((await ask(`/orgs/${production.id}/users/${samir.id}`)).body.orgMembershipStatus).toBe("PENDING");
  });

  it("say so when the wrong list is asked to delete them", async () => {
    const [ofProject] = await bare(`${projectPath("analytics-lake")}/invites`);
    const [ofOrganization] = await bare(`/orgs/${production.id}/invites`);
    const wrong = await remove(`/orgs/${production.id}/invites/${ofProject?.id}`);
    expect([wrong.status, wrong.body.errorCode]).toEqual([400, "CANNOT_DELETE_GROUP_INVITATION"]);
    const alsoWrong = await remove(`${projectPath("analytics-lake")}/invites/${ofOrganization?.id}`);
    expect(alsoWrong.body.errorCode).toBe("CANNOT_DELETE_ORG_INVITATION");
    expect(sandbox.effects()).toEqual([]);
  });
});

describe("database users (listGroupDatabaseUsers, deleteGroupDatabaseUser)", () => {
  it("outlive the removal of a person, and carry no owner", async () => {
    await remove(`/orgs/${production.id}/users/${userOf(production, "ada.okafor").id}`);
    const { results } = (await ask(`${projectPath("fleet-telemetry")}/databaseUsers`)).body;
    expect(results.map((user) => user.username)).toContain("aokafor");
  });

  it("are deleted by their percent-encoded name, whatever signs it holds", async () => {
    const path = `${projectPath("analytics-lake")}/databaseUsers`;
    const name = encodeURIComponent("arn:aws:iam::123456789012:user/daniel.kim");
    expect((await ask(`${path}/$external/${name}`)).body).toMatchObject({ awsIAMType: "USER" });
    expect((await remove(`${path}/$external/${name}`)).status).toBe(204);
    expect((await remove(`${path}/$external/${name}`)).status).toBe(404);
    expect((await remove(`${path}/admin/%E0%A4%A`)).status).toBe(404);
  });
});

describe("keys, service accounts, alerts and single sign-on", () => {
  it("are found by name only; who made a key stands in the events (atlas-facts §1b)", async () => {
    const keys = (await ask(`/orgs/${production.id}/apiKeys`)).body.results;
    expect(keys).toMatchObject([{ publicKey: "QXMZKTRB" }, { publicKey: "LWPAVHDN" }]);
    const made = (await ask(`/orgs/${production.id}/events?eventType=API_KEY_CREATED`)).body.results;
    expect(made).toContainEqual(
      expect.objectContaining({ targetPublicKey: "QXMZKTRB", username: "ada.okafor@northwind.example" }),
    );
    expect((await remove(`/orgs/${production.id}/apiKeys/${keys[0]?.id}`)).status).toBe(204);
    expect((await ask(`/orgs/${production.id}/apiKeys`)).body.totalCount).toBe(1);
  });

  it("list service accounts with their secrets' dates, and delete them (version 2024-08-05)", async () => {
    const path = `/orgs/${production.id}/serviceAccounts`;
    const listed = await ask(path);
    expect(listed.headers.get("content-type")).toContain("2024-08-05");
    expect(listed.body.results[0]).toMatchObject({
      name: "billing-report",
      secrets: [{ expiresAt: expect.any(String) }],
    });
    const [account] = organizationsOf(sandbox)[0].serviceAccounts;
    expect((await remove(`${path}/${account?.clientId}`)).status).toBe(204);
    expect((await remove(`${path}/${account?.clientId}`)).status).toBe(404);
  });

  it("tell who is alerted (listGroupAlertConfigs)", async () => {
    const { results } = (await ask(`${projectPath("fleet-telemetry")}/alertConfigs`)).body;
    expect(results).toMatchObject([
      { notifications: [{ typeName: "USER", username: "ada.okafor@northwind.example" }] },
      { notifications: [{ typeName: "USER" }] },
    ]);
  });

  it("tell whom single sign-on would let back in, and where there is none (getOrgFederationSettings)", async () => {
    const settings = await ask(`/orgs/${production.id}/federationSettings`);
    expect(settings.body).toMatchObject({ federatedDomains: ["northwind.example"], hasRoleMappings: true });
    const config = `/federationSettings/${settings.body.id}/connectedOrgConfigs/${production.id}`;
    expect((await ask(config)).body).toMatchObject({ orgId: production.id, postAuthRoleGrants: ["ORG_MEMBER"] });
    expect((await ask(`${config}/roleMappings`)).body.results).toHaveLength(1);
    const playground = organizationsOf(sandbox)[1];
    const askThere = await signIn(sandbox, playground);
    expect((await askThere(`/orgs/${playground.id}/federationSettings`)).status).toBe(404);
  });
});

it("lower roles see invitations and delete database users only where Atlas lets them", async () => {
  sandbox.change({ op: "setCredential", organizationId: production.id, orgRoles: ["ORG_READ_ONLY"] });
  const outcomes = [
    await ask(`/orgs/${production.id}/invites`),
    await ask(`${projectPath("warehouse-eu")}/invites`),
    await remove(`${projectPath("fleet-telemetry")}/databaseUsers/admin/aokafor`),
    await ask(`${projectPath("fleet-telemetry")}/databaseUsers`),
  ].map((answer) => `${answer.status} ${answer.body.errorCode ?? "fine"}`);
  expect(outcomes).toEqual(["401 NOT_ORG_OWNER", "401 NOT_GROUP_USER_ADMIN", "401 USER_UNAUTHORIZED", "200 fine"]);
  expect(sandbox.effects()).toEqual([]);
});
