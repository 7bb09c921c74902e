import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { call, organizationsOf, type StateOrganization, signIn, userOf } from "../testing";

let sandbox: Sandbox;
let production: StateOrganization;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
});
beforeEach(() => {
  sandbox.reset();
  production = organizationsOf(sandbox)[0];
});
afterAll(() => sandbox.close());

const control = (path: string, method = "GET", body?: unknown) =>
  call(sandbox, `/__sandbox${path}`, { method, ...(body === undefined ? {} : { body }) });

describe("GET /__sandbox/state", () => {
  it("gives organizations with credentials, users, projects and teams", async () => {
    const { organizations } = JSON.parse((await control("/state")).text);
    expect(organizations).toEqual(JSON.parse(JSON.stringify(sandbox.state().organizations)));
    expect(organizations[0]).toMatchObject({
      id: production.id,
      clientId: expect.stringMatching(/^mdb_sa_id_[a-f0-9]{24}$/),
      clientSecret: expect.stringContaining("_"),
      publicKey: expect.stringMatching(/^[A-Z]{8}$/),
      privateKey: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    });
  });

  it("can be asked for the organizations alone", async () => {
    const { organizations } = JSON.parse((await control("/state?view=organizations")).text);
    expect(organizations).toEqual(JSON.parse(JSON.stringify(sandbox.organizations)));
  });
});

describe("GET /__sandbox/effects", () => {
  it("lists what was really applied, in order, with who did it; refused calls are not there", async () => {
    const ask = await signIn(sandbox, production);
    const jonas = userOf(production, "jonas.weber");
    const path = `/orgs/${production.id}/users/${jonas.id}`;
    await ask(path, { method: "DELETE" });
    await ask(path, { method: "DELETE" });
    const effects: unknown[] = JSON.parse((await control("/effects")).text);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({
      method: "DELETE",
      path: `/api/atlas/v2${path}`,
      operation: "removeOrgUser",
      organizationId: production.id,
      userId: jonas.id,
      username: jonas.username,
      caller: production.clientId,
      at: expect.stringMatching(/Z$/),
    });
  });
});

describe("GET /__sandbox/requests", () => {
  it("lists every call with its status, and can be cleared", async () => {
    const ask = await signIn(sandbox, production);
    await ask("/orgs?pretty=true");
    await ask("/orgs/nonsense");
    const { results } = (await control("/requests")).body;
    expect(results).toMatchObject([
      { operation: "oauthToken", status: 200 },
      { operation: "listOrgs", query: "?pretty=true", status: 200, caller: production.clientId },
      { operation: "getOrg", status: 404 },
    ]);
    await control("/requests", "DELETE");
    expect((await control("/requests")).body.results).toEqual([]);
  });
});

describe("POST /__sandbox/reset", () => {
  it("brings everybody back, drops faults, effects and lowered roles, and keeps credentials and tokens", async () => {
    const ask = await signIn(sandbox, production);
    const path = `/orgs/${production.id}/users/${userOf(production, "jonas.weber").id}`;
    await ask(path, { method: "DELETE" });
    sandbox.change({ op: "setCredential", organizationId: production.id, orgRoles: ["ORG_MEMBER"] });
    sandbox.addFaults([{ fault: { kind: "status", status: 500 } }]);
    expect((await control("/reset", "POST")).status).toBe(200);
    expect((await ask(path)).status).toBe(200);
    expect((await ask(path, { method: "DELETE" })).status).toBe(204);
    expect(sandbox.effects()).toHaveLength(1);
  });

  it("takes another seed, with the same credentials", async () => {
    const before = sandbox.state().organizations[0];
    await control("/reset", "POST", { seed: 77 });
    const after = sandbox.state().organizations[0];
    expect(after?.clientSecret).toBe(before?.clientSecret);
    expect(after?.users.map((user) => user.username)).not.toEqual(before?.users.map((user) => user.username));
  });
});

describe("POST /__sandbox/faults", () => {
  it("takes one rule, a list, or {rules}, tells how often each fired, and forgets them on DELETE", async () => {
    const rule = { match: { operation: "listOrgs" }, fault: { kind: "status", status: 500 } };
    for (const body of [rule, [rule], { rules: [rule] }])
      expect((await control("/faults", "POST", body)).status).toBe(201);
    const ask = await signIn(sandbox, production);
    expect((await ask("/orgs")).status).toBe(500);
    expect((await control("/faults")).body.results).toMatchObject([{ fired: 1 }, { fired: 1 }, { fired: 1 }]);
    await control("/faults", "DELETE");
    expect((await ask("/orgs")).status).toBe(200);
  });

  it("puts rules in place of those before on PUT, and what those held goes on under the new ones", async () => {
    const ask = await signIn(sandbox, production);
    await control("/faults", "POST", { match: { operation: "listOrgs" }, fault: { kind: "hold" } });
    const held = ask("/orgs");
    await expect.poll(() => sandbox.faultCounts()[0]?.fired).toBe(1);
    await control("/faults", "PUT", { match: { operation: "listOrgs" }, fault: { kind: "status", status: 500 } });
    expect((await held).status).toBe(200);
    expect((await ask("/orgs")).status).toBe(500);
    sandbox.clearFaults();
  });

  it("refuses a rule that is none, and says what is wrong", async () => {
    const answer = await control("/faults", "POST", [{ fault: { kind: "explode" } }]);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain("kind");
  });
});

describe("POST /__sandbox/change", () => {
  const change = (body: unknown) => control("/change", "POST", body);

  it("adds, promotes, renames and removes from outside, and records it", async () => {
    const organizationId = production.id;
    const username = "late.arrival@northwind.example";
    await change([
      { op: "addUser", organizationId, username },
      { op: "promote", organizationId, username },
      { op: "rename", organizationId, username, newUsername: "new.name@northwind.example" },
    ]);
    expect(sandbox.accessOf(username)).toEqual([]);
    expect(sandbox.accessOf("new.name@northwind.example")).toMatchObject([{ orgRoles: ["ORG_OWNER", "ORG_MEMBER"] }]);
    await change({ op: "removeUser", organizationId, username: "new.name@northwind.example" });
    expect(sandbox.effects().map(({ operation, caller }) => [operation, caller])).toEqual(
      ["addUser", "promote", "rename", "removeUser"].map((operation) => [operation, "outside"]),
    );
  });

  it("puts a user into another status, with the invitation or the account that belongs to it", async () => {
    const dana = userOf(production, "dana.whitfield");
    await change({ op: "setStatus", organizationId: production.id, userId: dana.id, status: "ACTIVE" });
    expect(userOf(organizationsOf(sandbox)[0], "dana.whitfield")).toMatchObject({
      id: dana.id,
      status: "ACTIVE",
      invitation: null,
    });
    await change({ op: "setStatus", organizationId: production.id, userId: dana.id, status: "INVITATION_EXPIRED" });
    const { invitation } = userOf(organizationsOf(sandbox)[0], "dana.whitfield");
    expect(Date.parse(invitation?.expiresAt ?? "")).toBeLessThan(Date.now());
  });

  it("adds invitations of the old kind, which no user list shows and only their own family takes away", async () => {
    const organizationId = production.id;
    const { id: projectId } = production.projects[0] ?? { id: "" };
    const invitation = { op: "addOldInvitation", organizationId, username: "Old.Way@northwind.example" };
    expect((await change({ ...invitation, projectId, roles: ["GROUP_OWNER"], sentDaysAgo: 40 })).status).toBe(200);
    expect((await change(invitation)).status).toBe(200);
    expect((await change({ ...invitation, projectId: "x" })).status).toBe(404);
    const left = () => sandbox.accessOf("old.way@northwind.example");
    expect(left()).toMatchObject([
      {
        userId: null,
        projectInvitations: [{ projectId }],
        organizationInvitations: [{ invitationId: expect.anything() }],
      },
    ]);
    const ask = await signIn(sandbox, production);
    const users = await ask(`/orgs/${organizationId}/users?username=old.way%40northwind.example`);
    expect(users.body.results).toEqual([]);
    const ofProject = `/groups/${projectId}/invites`;
    const ofOrganization = `/orgs/${organizationId}/invites`;
    for (const list of [ofProject, ofOrganization]) {
      const [shown] = JSON.parse((await ask(`${list}?username=old.way%40northwind.example`)).text);
      expect(shown).toMatchObject({ username: "Old.Way@northwind.example", inviterUsername: expect.anything() });
      expect(Date.parse(shown.expiresAt) < Date.now()).toBe(list === ofProject);
      expect((await ask(`${list}/${shown.id}`)).status).toBe(200);
      expect((await ask(`${list}/${shown.id}`, { method: "DELETE" })).status).toBe(204);
    }
    expect(left()).toEqual([]);
  });

  it("answers 404 for a user or organization that is not there, and 400 for a change that is none", async () => {
    const missing = { op: "removeUser", organizationId: production.id, username: "nobody@northwind.example" };
    expect((await change(missing)).status).toBe(404);
    expect((await change({ ...missing, organizationId: "x" })).status).toBe(404);
    expect((await change({ op: "vanish" })).status).toBe(400);
  });
});

it("GET /__sandbox/access tells what a username still reaches, in whatever case it is written", async () => {
  const access = await control("/access?username=ADA.OKAFOR@northwind.example");
  expect(access.body.results).toHaveLength(3);
  expect((await control("/access?username=nobody@northwind.example")).body.results).toEqual([]);
});

describe("the controls", () => {
  it("refuse a page of another origin, and a name that is not this machine's", async () => {
    const foreign = await call(sandbox, "/__sandbox/state", { headers: { Origin: "https://evil.example" } });
    expect(foreign.status).toBe(403);
    const own = await call(sandbox, "/__sandbox/state?view=organizations", {
      headers: { Origin: "http://localhost:3000" },
    });
    expect(own.status).toBe(200);
  });

  it("are only on loopback: the sandbox does not start anywhere else", async () => {
    await expect(startSandbox({ host: "0.0.0.0" })).rejects.toThrow("loopback");
  });
});

it("close ends hanging connections too", async () => {
  const other = await startSandbox();
  const ask = await signIn(other, organizationsOf(other)[0]);
  other.addFaults([{ fault: { kind: "hang" } }]);
  const hanging = ask("/orgs");
  const ended = expect(hanging).rejects.toThrow();
  await expect.poll(() => other.faultCounts()[0]?.fired).toBe(1);
  await other.close();
  await ended;
});
