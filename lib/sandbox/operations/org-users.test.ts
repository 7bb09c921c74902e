import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import {
  ALL_STATUSES,
  LEGACY,
  organizationsOf,
  projectOf,
  type StateOrganization,
  signIn,
  teamOf,
  userOf,
} from "../testing";

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

const remove = (id: string, accept?: string) =>
  ask(`${users}/${id}`, { method: "DELETE", ...(accept ? { accept } : {}) });
const withStatus = (status: string) => {
  const user = production.users.find((candidate) => candidate.status === status);
  if (user === undefined) throw new Error(`nobody is ${status}`);
  return user;
};

describe("listOrgUsers", () => {
  it("shows active and pending users unless other statuses are asked for (atlas-facts §1a)", async () => {
    const count = async (query: string) => (await ask(`${users}?${query}`)).body.totalCount;
    expect(await count("")).toBe(201);
    expect(await count(ALL_STATUSES)).toBe(214);
    expect(await count("orgMembershipStatuses=INVITATION_EXPIRED")).toBe(9);
    expect(await count("orgMembershipStatus=INVITATION_REJECTED")).toBe(4);
  });

  it("refuses the old and the new status filter together, and a status that is none", async () => {
    const both = await ask(`${users}?orgMembershipStatus=ACTIVE&orgMembershipStatuses=PENDING`);
    expect([both.status, both.body.errorCode]).toEqual([400, "INVALID_QUERY_PARAMETER"]);
    expect((await ask(`${users}?orgMembershipStatuses=GONE`)).status).toBe(400);
  });

  it("filters by the exact username without regard to case", async () => {
    const found = await ask(`${users}?username=ADA.Okafor@northwind.example`);
    expect(found.body.results.map((user) => user.username)).toEqual(["ada.okafor@northwind.example"]);
    expect((await ask(`${users}?username=da.okafor@northwind.example`)).body.results).toEqual([]);
    const odd = encodeURIComponent("conor.o'brien+atlas@northwind.example");
    expect((await ask(`${users}?username=${odd}`)).body.results).toHaveLength(1);
  });

  it("gives active users names and dates, invited users their invitation, and neither the other's fields", async () => {
    const { results } = (await ask(`${users}?itemsPerPage=500&${ALL_STATUSES}`)).body;
    for (const user of results) {
      const active = user.orgMembershipStatus === "ACTIVE";
      expect("firstName" in user && "createdAt" in user).toBe(active);
      expect("invitationCreatedAt" in user && "inviterUsername" in user).toBe(!active);
    }
    const rejected = results.find((user) => user.orgMembershipStatus === "INVITATION_REJECTED");
    expect(rejected).toMatchObject({ invitationExpiresAt: null });
    const neverSignedIn = results.find((user) => user.username.startsWith("kwame.mensah"));
    expect(neverSignedIn).not.toHaveProperty("lastAuth");
  });

  it("carries direct project roles and team ids, and no role that comes through a team", async () => {
    const { results } = (await ask(`${users}?username=ada.okafor@northwind.example`)).body;
    expect(results[0]).toMatchObject({
      id: "62f1c08ab41d9e77aa03c5d1",
      roles: {
        orgRoles: ["ORG_OWNER"],
        groupRoleAssignments: ["fleet-telemetry", "robot-config", "billing-ledger"].map((name) => ({
          groupId: projectOf(production, name).id,
          groupRoles: expect.any(Array),
        })),
      },
      teamIds: ["Platform On-call", "Data Platform"].map((name) => teamOf(production, name).id),
    });
  });

  it("shows 2023-01-01 callers active users only, as CloudAppUser, and ignores the filters", async () => {
    const old = await ask(`${users}?itemsPerPage=500&username=ada.okafor@northwind.example&${ALL_STATUSES}`, {
      accept: LEGACY,
    });
    expect(old.body.results).toHaveLength(183);
    expect(old.body.results[0]).toMatchObject({
      emailAddress: expect.any(String),
      roles: [{ orgId: production.id }, {}, {}, {}],
    });
    expect(old.body.results[0]).not.toHaveProperty("orgMembershipStatus");
  });
});

describe("getOrgUser", () => {
  it("finds active and pending users; expired and rejected ones only when asked for", async () => {
    for (const status of ["ACTIVE", "PENDING"]) {
      expect((await ask(`${users}/${withStatus(status).id}`)).body.orgMembershipStatus).toBe(status);
    }
    for (const status of ["INVITATION_EXPIRED", "INVITATION_REJECTED"]) {
      const { id } = withStatus(status);
      expect((await ask(`${users}/${id}`)).status).toBe(404);
      expect((await ask(`${users}/${id}?${ALL_STATUSES}`)).body.orgMembershipStatus).toBe(status);
    }
  });

  it("tells a malformed id, an unknown user and a user of another organization apart, all 404", async () => {
    const labs = organizationsOf(sandbox)[2];
    const codes = await Promise.all(
      ["ABC", "62F1C08AB41D9E77AA03C5D1", "ffffffffffffffffffffffff", userOf(labs, "tobias.lang").id].map(
        async (id) => {
          const answer = await ask(`${users}/${id}`);
          return `${answer.status} ${answer.body.errorCode}`;
        },
      ),
    );
    expect(codes).toEqual(["404 INVALID_USER_ID", "404 INVALID_USER_ID", "404 USER_NOT_FOUND", "404 USER_NOT_IN_ORG"]);
  });
});

describe("removeOrgUser", () => {
  it.each(["ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"])(
    "removes a user who is %s with 204 and no body, once",
    async (status) => {
      const user = production.users.find((one) => one.status === status && !one.orgRoles.includes("ORG_OWNER"));
      if (user === undefined) throw new Error("nobody to remove");
      const gone = await remove(user.id);
      expect([gone.status, gone.text]).toEqual([204, ""]);
      expect(
        (await ask(`${users}?${ALL_STATUSES}&username=${encodeURIComponent(user.username)}`)).body.results,
      ).toEqual([]);
      expect((await remove(user.id)).status).toBe(404);
      expect(sandbox.effects()).toHaveLength(1);
    },
  );

  it("takes direct project roles and team memberships along, and no other organization (atlas-facts §6.1)", async () => {
    const ada = userOf(production, "ada.okafor");
    await remove(ada.id);
    const after = organizationsOf(sandbox)[0];
    expect(after.projects.some((project) => project.userIds.includes(ada.id))).toBe(false);
    expect(after.teams.some((team) => team.userIds.includes(ada.id))).toBe(false);
    // In Production an old project invitation is left, which a removal does not touch (atlas-facts §6.7).
    expect(
      sandbox.accessOf(ada.username).flatMap((one) => (one.userId === null ? [] : [one.organizationName])),
    ).toEqual(["Northwind Robotics – Sandbox", "Northwind Labs"]);
    const everywhere = await ask(
      `/groups/${projectOf(production, "fleet-telemetry").id}/users?flattenTeams=true&includeOrgUsers=true&itemsPerPage=500`,
    );
    expect(everywhere.body.results.map((user) => user.id)).not.toContain(ada.id);
  });

  it("refuses the last active owner with 403 CANNOT_DELETE_LAST_ADMIN; a pending owner does not count", async () => {
    sandbox.change({
      op: "addUser",
      organizationId: production.id,
      username: "next.owner@northwind.example",
      status: "PENDING",
      orgRoles: ["ORG_OWNER"],
    });
    const owners = production.users.filter((user) => user.orgRoles.includes("ORG_OWNER"));
    const answers = [];
    for (const owner of owners) answers.push(await remove(owner.id));
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 403]);
    expect(answers[2]?.body).toMatchObject({ error: 403, errorCode: "CANNOT_DELETE_LAST_ADMIN", reason: "Forbidden" });
  });

  it("lets 2023-01-01 callers remove active users only", async () => {
    expect((await remove(withStatus("PENDING").id, LEGACY)).status).toBe(404);
    expect((await remove(userOf(production, "jonas.weber").id, LEGACY)).status).toBe(204);
  });

  it("leaves the account: someone removed here is USER_NOT_IN_ORG afterwards, an invitee without one USER_NOT_FOUND", async () => {
    const jonas = userOf(production, "jonas.weber");
    const dana = userOf(production, "dana.whitfield");
    await remove(jonas.id);
    await remove(dana.id);
    expect((await ask(`${users}/${jonas.id}`)).body.errorCode).toBe("USER_NOT_IN_ORG");
    expect((await ask(`${users}/${dana.id}`)).body.errorCode).toBe("USER_NOT_FOUND");
  });
});
