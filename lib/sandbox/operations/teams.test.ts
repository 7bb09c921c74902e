import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { LEGACY, organizationsOf, projectOf, type StateOrganization, signIn, teamOf, userOf } from "../testing";

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

const teamPath = (name: string) => `/orgs/${production.id}/teams/${teamOf(production, name).id}`;

it("lists the organization's teams, one team, and the roles of teams in a project (listOrgTeams, getOrgTeam, listGroupTeams)", async () => {
  expect((await ask(`/orgs/${production.id}/teams`)).body.results).toHaveLength(11);
  expect((await ask(teamPath("Security"))).body.name).toBe("Security");
  const inProject = await ask(`/groups/${projectOf(production, "incident-archive").id}/teams`);
  expect(inProject.body.results).toEqual(
    expect.arrayContaining([
      { links: [], roleNames: ["GROUP_CLUSTER_MANAGER"], teamId: teamOf(production, "Platform On-call").id },
    ]),
  );
});

it("lists a team's people, by username and by user id too (listOrgTeamUsers)", async () => {
  const path = `${teamPath("Data Platform")}/users`;
  const everyone = (await ask(path)).body;
  expect(everyone.totalCount).toBe(teamOf(production, "Data Platform").userIds.length);
  const { id, username } = userOf(production, "jonas.weber");
  expect((await ask(`${path}?username=${username}`)).body.results.map((user) => user.id)).toEqual([id]);
  expect((await ask(`${path}?userId=${id}`)).body.results).toHaveLength(1);
  expect((await ask(path, { accept: LEGACY })).body.results[0]).toHaveProperty("emailAddress");
});

it("takes someone out of a team with 200 and the user as body (removeOrgTeamUser)", async () => {
  const { id } = userOf(production, "jonas.weber");
  const leave = () => ask(`${teamPath("Data Platform")}:removeUser`, { method: "POST", body: { id } });
  const left = await leave();
  expect([left.status, left.body.id]).toEqual([200, id]);
  expect(left.body).toMatchObject({ teamIds: [] });
  expect((await leave()).status).toBe(404);
});

it("never empties a team: CANNOT_REMOVE_LAST_USER_FROM_TEAM (atlas-facts §6.4)", async () => {
  const { id } = userOf(production, "ada.okafor");
  const answer = await ask(`${teamPath("Platform On-call")}:removeUser`, { method: "POST", body: { id } });
  expect([answer.status, answer.body.errorCode]).toEqual([400, "CANNOT_REMOVE_LAST_USER_FROM_TEAM"]);
});

it("adds active and pending users, each once; expired invitees are USER_NOT_IN_ORG (addOrgTeamUser)", async () => {
  const join = (id: string) => ask(`${teamPath("Mobile")}:addUser`, { method: "POST", body: { id } });
  const { id } = userOf(production, "kwame.mensah");
  expect((await join(id)).status).toBe(200);
  expect((await join(id)).body.errorCode).toBe("USER_ALREADY_IN_TEAM");
  expect((await join(userOf(production, "dana.whitfield").id)).status).toBe(200);
  const expired = await join(userOf(production, "farid.haddad").id);
  expect([expired.status, expired.body.errorCode]).toEqual([404, "USER_NOT_IN_ORG"]);
});

it("tells a malformed team id, an unknown team and another organization's team apart", async () => {
  const labs = organizationsOf(sandbox)[2];
  const codes = await Promise.all(
    ["xyz", "ffffffffffffffffffffffff", teamOf(labs, "Perception").id].map(
      async (id) => (await ask(`/orgs/${production.id}/teams/${id}`)).body.errorCode,
    ),
  );
  expect(codes).toEqual(["INVALID_TEAM_ID", "TEAM_NOT_FOUND", "TEAM_NOT_IN_ORG"]);
});
