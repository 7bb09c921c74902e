import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { ALL_STATUSES, LEGACY, organizationsOf, projectOf, type StateOrganization, signIn, userOf } from "../testing";

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

const usersOf = (name: string) => `/groups/${projectOf(production, name).id}/users`;
const names = async (path: string) => (await ask(path)).body.results.map((user) => user.username.split("@")[0]);

describe("listGroupUsers", () => {
  it("shows direct members; with flattenTeams also people of its teams; with includeOrgUsers also owners and read-only ones", async () => {
    const path = `${usersOf("warehouse-eu")}?itemsPerPage=500`;
    const direct = await names(path);
    const teams = await names(`${path}&flattenTeams=true`);
    const implicit = await names(`${path}&includeOrgUsers=true`);
    expect(direct).toContain("jonas.weber");
    expect(direct).not.toContain("ada.okafor");
    expect(teams).toEqual(expect.arrayContaining([...direct, "ada.okafor"]));
    expect(teams).not.toContain("break-glass");
    expect(implicit).toEqual(expect.arrayContaining([...direct, "break-glass", "kwame.mensah", "grace.nakamura"]));
  });

  it("gives roles as a flat list and no teamIds (GroupUserResponse)", async () => {
    const { results } = (await ask(`${usersOf("fleet-telemetry")}?username=jonas.weber@northwind.example`)).body;
    expect(results[0]).toMatchObject({ roles: ["GROUP_DATA_ACCESS_READ_WRITE"] });
    expect(results[0]).not.toHaveProperty("teamIds");
  });

  it("hides expired and rejected invitees unless asked for", async () => {
    const path = `${usersOf("customer-portal")}?itemsPerPage=500`;
    expect(await names(path)).toContain("dana.whitfield");
    expect(await names(path)).not.toContain("farid.haddad");
    expect(await names(`${path}&${ALL_STATUSES}`)).toContain("farid.haddad");
  });

  it("shows 2023-01-01 callers active users only", async () => {
    const old = await ask(`${usersOf("customer-portal")}?itemsPerPage=500`, { accept: LEGACY });
    expect(old.body.results.map((user) => user.username)).not.toContain("dana.whitfield@brightpath.example");
    expect(old.body.results[0]).not.toHaveProperty("orgMembershipStatus");
  });
});

describe("getGroupUser", () => {
  it("knows direct members only: access through a team is 404 USER_NOT_IN_GROUP", async () => {
    const jonas = userOf(production, "jonas.weber");
    const ada = userOf(production, "ada.okafor");
    expect((await ask(`${usersOf("warehouse-eu")}/${jonas.id}`)).body).toMatchObject({ roles: ["GROUP_READ_ONLY"] });
    const viaTeam = await ask(`${usersOf("warehouse-eu")}/${ada.id}`);
    expect([viaTeam.status, viaTeam.body.errorCode]).toEqual([404, "USER_NOT_IN_GROUP"]);
  });
});

describe("removeGroupUser", () => {
  const remove = (name: string, id: string, accept?: string) =>
    ask(`${usersOf(name)}/${id}`, { method: "DELETE", ...(accept ? { accept } : {}) });

  it("takes the direct roles with 204; the membership and what a team opens stay (atlas-facts §6.2, §6.3)", async () => {
    const jonas = userOf(production, "jonas.weber");
    expect((await remove("warehouse-eu", jonas.id)).status).toBe(204);
    expect(await names(`${usersOf("warehouse-eu")}?itemsPerPage=500`)).not.toContain("jonas.weber");
    expect(await names(`${usersOf("warehouse-eu")}?itemsPerPage=500&flattenTeams=true`)).toContain("jonas.weber");
    expect((await ask(`/orgs/${production.id}/users/${jonas.id}`)).status).toBe(200);
    expect((await remove("warehouse-eu", jonas.id)).body.errorCode).toBe("USER_NOT_IN_GROUP");
  });

  it("refuses someone whose access is not direct, and changes nothing", async () => {
    const answer = await remove("warehouse-eu", userOf(production, "ada.okafor").id);
    expect([answer.status, answer.body.errorCode]).toEqual([404, "USER_NOT_IN_GROUP"]);
    expect(sandbox.effects()).toEqual([]);
  });

  it("removes invited people too, but not for 2023-01-01 callers", async () => {
    const dana = userOf(production, "dana.whitfield");
    expect((await remove("customer-portal", dana.id, LEGACY)).status).toBe(404);
    expect((await remove("customer-portal", dana.id)).status).toBe(204);
    expect((await ask(`/orgs/${production.id}/users/${dana.id}`)).body.orgMembershipStatus).toBe("PENDING");
  });

  it("may take a project's only owner: Atlas has no last-owner rule for projects (atlas-facts §2)", async () => {
    const { id } = userOf(production, "ada.okafor");
    expect((await remove("fleet-telemetry", id)).status).toBe(204);
  });
});

describe("addGroupUsers and project roles", () => {
  const add = (name: string, username: string) =>
    ask(usersOf(name), { method: "POST", body: { username, roles: ["GROUP_READ_ONLY"] } });

  it("gives an active user the project, changes a pending invitation, and invites strangers", async () => {
    expect((await add("support-desk", "kwame.mensah@northwind.example")).body).toMatchObject({
      orgMembershipStatus: "ACTIVE",
      roles: ["GROUP_READ_ONLY"],
    });
    expect((await add("support-desk", "dana.whitfield@brightpath.example")).body.orgMembershipStatus).toBe("PENDING");
    expect((await add("support-desk", "who.is.this@partner.example")).status).toBe(201);
    expect(userOf(organizationsOf(sandbox)[0], "who.is.this").status).toBe("PENDING");
    expect((await add("support-desk", "kwame.mensah@northwind.example")).status).toBe(409);
  });

  it("adds and removes single roles, never the last one (addGroupUserRole, removeGroupUserRole)", async () => {
    const path = `${usersOf("warehouse-eu")}/${userOf(production, "jonas.weber").id}`;
    const change = (verb: string, groupRole: string) => ask(`${path}:${verb}`, { method: "POST", body: { groupRole } });
    expect((await change("addRole", "GROUP_OWNER")).body).toMatchObject({ roles: ["GROUP_READ_ONLY", "GROUP_OWNER"] });
    expect((await change("removeRole", "GROUP_READ_ONLY")).body).toMatchObject({ roles: ["GROUP_OWNER"] });
    expect((await change("removeRole", "GROUP_OWNER")).body.errorCode).toBe("CANNOT_REMOVE_ALL_USER_ROLES");
  });
});
