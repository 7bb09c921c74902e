import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { organizationsOf, projectOf, type StateOrganization, signIn, teamOf, userOf } from "../testing";

let sandbox: Sandbox;
let production: StateOrganization;
let ask: Awaited<ReturnType<typeof signIn>>;
let users: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  ask = await signIn(sandbox, organizationsOf(sandbox)[0]);
});
beforeEach(() => {
  sandbox.reset();
  production = organizationsOf(sandbox)[0];
  users = `/orgs/${production.id}/users`;
});
afterAll(() => sandbox.close());

const withStatus = (status: string) => {
  const user = production.users.find((candidate) => candidate.status === status);
  if (user === undefined) throw new Error(`nobody is ${status}`);
  return user;
};

describe("createOrgUser", () => {
  const invitation = (username: string) => ({
    username,
    roles: {
      orgRoles: ["ORG_MEMBER"],
      groupRoleAssignments: [{ groupId: projectOf(production, "support-desk").id, groupRoles: ["GROUP_READ_ONLY"] }],
    },
    teamIds: [teamOf(production, "Mobile").id],
  });

  it("invites for 30 days and puts roles and teams on the invitation", async () => {
    const answer = await ask(users, { method: "POST", body: invitation("new.person@northwind.example") });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ orgMembershipStatus: "PENDING", teamIds: [teamOf(production, "Mobile").id] });
    const { invitation: made } = userOf(organizationsOf(sandbox)[0], "new.person");
    expect(Date.parse(made?.expiresAt ?? "") - Date.parse(made?.createdAt ?? "")).toBe(30 * 86_400_000);
  });

  it("is a conflict for active and pending users, and replaces expired and rejected ones", async () => {
    const invite = (status: string) => ask(users, { method: "POST", body: invitation(withStatus(status).username) });
    expect((await invite("ACTIVE")).body).toMatchObject({ error: 409, errorCode: "USER_ALREADY_EXISTS" });
    expect((await invite("PENDING")).status).toBe(409);
    const expired = withStatus("INVITATION_EXPIRED");
    expect((await invite("INVITATION_EXPIRED")).status).toBe(201);
    expect(organizationsOf(sandbox)[0].users.filter((user) => user.username === expired.username)).toHaveLength(1);
  });

  it("answers 400 with the wrong fields to a body that is not a request", async () => {
    const answer = await ask(users, { method: "POST", body: { username: "nobody", roles: { orgRoles: [] } } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      errorCode: "VALIDATION_ERROR",
      badRequestDetail: { fields: [{ field: "username" }, { field: "roles.orgRoles" }] },
    });
  });
});

describe("roles of an organization user", () => {
  const change = (verb: string, id: string, orgRole: string) =>
    ask(`${users}/${id}:${verb}`, { method: "POST", body: { orgRole } });

  it("can be added and removed, one at a time, never all (addOrgUserRole, removeOrgUserRole)", async () => {
    const { id } = userOf(production, "jonas.weber");
    expect((await change("addRole", id, "ORG_READ_ONLY")).body).toMatchObject({
      roles: { orgRoles: ["ORG_MEMBER", "ORG_READ_ONLY"] },
    });
    expect((await change("addRole", id, "ORG_READ_ONLY")).status).toBe(409);
    expect((await change("removeRole", id, "ORG_READ_ONLY")).status).toBe(200);
    const last = await change("removeRole", id, "ORG_MEMBER");
    expect([last.status, last.body.errorCode]).toEqual([403, "CANNOT_REMOVE_ALL_USER_ROLES"]);
  });

  it("keep the last active owner an owner", async () => {
    const playground = organizationsOf(sandbox)[1];
    const askThere = await signIn(sandbox, playground);
    const { id } = userOf(playground, "priya.raman");
    const answer = await askThere(`/orgs/${playground.id}/users/${id}`, {
      method: "PATCH",
      body: { roles: { orgRoles: ["ORG_MEMBER"] } },
    });
    expect([answer.status, answer.body.errorCode]).toEqual([403, "CANNOT_DEMOTE_LAST_ORG_OWNER"]);
  });

  it("are reset by an update with empty fields, and left alone by one without (updateOrgUser, atlas-facts §6.14)", async () => {
    const { id, teamIds } = userOf(production, "jonas.weber");
    const update = (body: unknown) => ask(`${users}/${id}`, { method: "PATCH", body });
    expect((await update({ roles: { groupRoleAssignments: [] } })).body).toMatchObject({
      roles: { orgRoles: ["ORG_MEMBER"], groupRoleAssignments: [] },
      teamIds,
    });
    expect((await update({ teamIds: [] })).body).toMatchObject({ teamIds: [] });
  });
});
