import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { call, organizationsOf, projectOf, type StateOrganization, signIn, teamOf, userOf } from "../testing";

let sandbox: Sandbox;
let production: StateOrganization;
let labs: StateOrganization;
let ask: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  ask = await signIn(sandbox, organizationsOf(sandbox)[0]);
});
beforeEach(() => {
  sandbox.reset();
  [production, , labs] = organizationsOf(sandbox);
});
afterAll(() => sandbox.close());

const outcome = async (path: string, method = "GET", body?: unknown) => {
  const answer = await ask(path, { method, ...(body === undefined ? {} : { body }) });
  return `${answer.status} ${answer.body.errorCode ?? "fine"}`;
};

describe("a credential", () => {
  it("sees its own organization and no other (atlas-facts §3)", async () => {
    const { results } = (await ask("/orgs")).body;
    expect(results.map((organization) => organization.id)).toEqual([production.id]);
    expect((await ask("/groups?itemsPerPage=500")).body.results).toHaveLength(14);
    expect(await outcome(`/orgs/${labs.id}`)).toBe("401 USER_CANNOT_ACCESS_ORG");
    expect(await outcome(`/groups/${projectOf(labs, "gripper-vision").id}/users`)).toBe("401 USER_CANNOT_ACCESS_GROUP");
  });

  it("cannot remove anybody elsewhere, and nothing changes", async () => {
    const { id } = userOf(labs, "jun.park");
    expect(await outcome(`/orgs/${labs.id}/users/${id}`, "DELETE")).toBe("401 USER_CANNOT_ACCESS_ORG");
    expect(sandbox.effects()).toEqual([]);
  });

  it("gets 404 for what is malformed or does not exist", async () => {
    expect(await outcome("/orgs/nonsense")).toBe("404 INVALID_ORG_ID");
    expect(await outcome("/orgs/ffffffffffffffffffffffff")).toBe("404 ORG_NOT_FOUND");
    expect(await outcome("/groups/nonsense")).toBe("404 INVALID_GROUP_ID");
    expect(await outcome("/groups/ffffffffffffffffffffffff")).toBe("404 GROUP_NOT_FOUND");
    expect(await outcome("/nothing/here")).toBe("404 RESOURCE_NOT_FOUND");
  });
});

describe("role failures are 401, not 403 (atlas-facts §2)", () => {
  const lower = (orgRoles: ("ORG_MEMBER" | "ORG_READ_ONLY")[], projectRoles: Record<string, "GROUP_OWNER"[]> = {}) =>
    sandbox.change({ op: "setCredential", organizationId: production.id, orgRoles, projectRoles });

  it("Organization Member reads users and teams, but no project and changes nothing", async () => {
    lower(["ORG_MEMBER"]);
    const user = `/orgs/${production.id}/users/${userOf(production, "jonas.weber").id}`;
    expect(await outcome(user)).toBe("200 fine");
    expect(await outcome(user, "DELETE")).toBe("401 NOT_ORG_OWNER");
    expect((await ask(`/orgs/${production.id}/groups`)).body.results).toEqual([]);
    expect(await outcome(`/groups/${projectOf(production, "warehouse-eu").id}/users`)).toBe("401 NOT_IN_GROUP");
    expect(sandbox.effects()).toEqual([]);
  });

  it("Organization Read Only reads projects and removes nobody from them", async () => {
    lower(["ORG_READ_ONLY"]);
    const project = `/groups/${projectOf(production, "warehouse-eu").id}/users`;
    expect(await outcome(project)).toBe("200 fine");
    expect(await outcome(`${project}/${userOf(production, "jonas.weber").id}`, "DELETE")).toBe(
      "401 NOT_GROUP_USER_ADMIN",
    );
  });

  it("a project role opens that project alone", async () => {
    lower(["ORG_MEMBER"], { [projectOf(production, "warehouse-eu").id]: ["GROUP_OWNER"] });
    const jonas = userOf(production, "jonas.weber").id;
    expect((await ask(`/orgs/${production.id}/groups`)).body.results.map((project) => project.name)).toEqual([
      "warehouse-eu",
    ]);
    expect(await outcome(`/groups/${projectOf(production, "warehouse-eu").id}/users/${jonas}`, "DELETE")).toBe(
      "204 fine",
    );
    expect(await outcome(`/groups/${projectOf(production, "robot-config").id}/users/${jonas}`, "DELETE")).toBe(
      "401 NOT_GROUP_USER_ADMIN",
    );
  });
});

describe("organizations and projects", () => {
  it("are filtered by a case-insensitive prefix of the name (listOrgs, getOrgGroups)", async () => {
    const names = async (path: string) => (await ask(path)).body.results.map((item) => item.name);
    expect(await names("/orgs?name=northwind%20ROB")).toHaveLength(1);
    expect(await names("/orgs?name=robotics")).toEqual([]);
    expect(await names(`/orgs/${production.id}/groups?name=WAREHOUSE`)).toEqual(["warehouse-eu", "warehouse-us"]);
  });

  it("have the fields of the description (getOrg, getGroup, getOrgSettings)", async () => {
    expect((await ask(`/orgs/${production.id}`)).body).toMatchObject({ id: production.id, isDeleted: false });
    expect((await ask(`/groups/${projectOf(production, "warehouse-eu").id}`)).body).toMatchObject({
      name: "warehouse-eu",
      orgId: production.id,
      clusterCount: expect.any(Number),
      created: expect.stringMatching(/Z$/),
    });
    expect((await ask(`/orgs/${production.id}/settings`)).body).toMatchObject({ apiAccessListRequired: false });
  });
});

describe("events (listOrgEvents, listGroupEvents)", () => {
  it("are written for every change, newest first, for the organization or the project it was made in", async () => {
    const since = new Date(Date.now() - 1000).toISOString();
    const jonas = userOf(production, "jonas.weber");
    const project = projectOf(production, "warehouse-eu");
    const team = `/orgs/${production.id}/teams/${teamOf(production, "Mobile").id}`;
    await ask(`${team}:addUser`, { method: "POST", body: { id: jonas.id } });
    await ask(`/groups/${project.id}/users/${jonas.id}`, { method: "DELETE" });
    await ask(`/orgs/${production.id}/users/${jonas.id}`, { method: "DELETE" });
    const events = (await ask(`/orgs/${production.id}/events?minDate=${since}`)).body.results;
    expect(events.map((event) => event.eventTypeName)).toEqual(["REMOVED_FROM_ORG", "JOINED_TEAM"]);
    expect(events[0]).toMatchObject({ targetUsername: jonas.username, orgId: production.id });
    const filtered = await ask(`/orgs/${production.id}/events?eventType=REMOVED_FROM_ORG`);
    expect(filtered.body.totalCount).toBe(1);
    const ofProject = await ask(`/groups/${project.id}/events`);
    expect(ofProject.body.results.map((event) => event.eventTypeName)).toEqual(["REMOVED_FROM_GROUP"]);
  });
});

it("a call without credentials changes nothing", async () => {
  const { id } = userOf(production, "jonas.weber");
  expect((await call(sandbox, `/api/atlas/v2/orgs/${production.id}/users/${id}`, { method: "DELETE" })).status).toBe(
    401,
  );
  expect(sandbox.effects()).toEqual([]);
});
