import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createAtlasClient } from "@/lib/atlas/client";
import type { AtlasClient } from "@/lib/atlas/types";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import { createDirectoryCache, type DirectoryReadContext } from "./cache";
import { createConnections } from "./connections/connections";
import { readInvitations } from "./invitations/read-invitations";
import { readOrganizationUsers } from "./organizations/read-organization-users";
import { readOrganizations } from "./organizations/read-organizations";
import { findPeople } from "./people/find-people";
import { readPerson } from "./people/read-person";
import { readProject } from "./projects/read-project";
import { readProjectUsers } from "./projects/read-project-users";
import { readProjects } from "./projects/read-projects";
import { readTeam } from "./teams/read-team";
import { readTeamUsers } from "./teams/read-team-users";
import { readTeams } from "./teams/read-teams";

/** What v1.0 does not say is null or named in `incomplete`, in every list the screens are drawn from. */

let sandbox: Sandbox;
let client: AtlasClient;
let ctx: DirectoryReadContext;
let id: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
});
afterAll(() => sandbox.close());

beforeEach(() => {
  sandbox.reset();
  const labs = sandbox.organizations[2];
  if (labs === undefined) throw new Error("three organizations");
  const { publicKey, privateKey } = labs;
  id = labs.id;
  client = createAtlasClient({
    baseUrl: sandbox.baseUrl,
    credentials: { kind: "apiKey", publicKey, privateKey },
    apiVersion: "v1.0",
  });
  ctx = {
    connections: createConnections([{ name: "Labs", client }]),
    cache: createDirectoryCache({ now: Date.now }),
    now: Date.now,
    isProtected: () => false,
  };
});
afterEach(() => client.close());

const codes = (read: { incomplete: { code: string }[] }) => read.incomplete.map(({ code }) => code);

function organization() {
  const found = sandbox.state().organizations.find((one) => one.id === id);
  if (found === undefined) throw new Error("no such organization");
  return found;
}

/** Somebody who is invited and has not accepted: nobody whom v1.0 shows. */
function someonePending() {
  const pending = organization().users.find(({ status }) => status === "PENDING");
  if (pending === undefined) throw new Error("nobody is pending");
  return pending;
}

test("users come without a status, and who else there may be is named as missing", async () => {
  const users = await readOrganizationUsers(ctx, id, { written: true });
  expect(users.results.length).toBeGreaterThan(0);
  expect(new Set(users.results.map(({ status }) => status))).toEqual(new Set([null]));
  expect(users.results.map(({ username }) => username)).not.toContain(someonePending().username);
  expect(users.incomplete).toMatchObject([{ code: "NOT_IN_V1" }]);
  expect(users.incomplete[0]?.part).toMatch(/^Pending users, invitations and membership statuses/);
});

test("an organization's counts of what is not shown are null, and its active people are counted", async () => {
  const { results } = await readOrganizations(ctx);
  expect(results[0]?.counts).toMatchObject({ active: 27, pending: null, expired: null, declined: null });
  expect(results[0]?.counts.activeOwners).toBeGreaterThan(0);
  expect(codes(results[0] ?? { incomplete: [] })).toEqual(["NOT_IN_V1"]);
});

test("a project that only an invited person reaches has no number of people, not the number zero", async () => {
  const [project] = organization().projects;
  if (project === undefined) throw new Error("no project");
  const pending = someonePending();
  const change = { organizationId: id, projectId: project.id };
  for (const user of organization().users) {
    if (!project.userIds.includes(user.id)) continue;
    sandbox.change({ op: "removeFromProject", ...change, userId: user.id });
  }
  sandbox.change({ op: "setProjectRoles", ...change, userId: pending.id, roles: ["GROUP_READ_ONLY"] });

  const projects = await readProjects(ctx, id);
  expect(projects.results.find((row) => row.id === project.id)?.directUsers).toBeNull();
  expect(projects.results.some(({ directUsers }) => (directUsers ?? 0) > 0)).toBe(true);
  expect(codes(projects)).toEqual(["NOT_IN_V1"]);
  const detail = await readProject(ctx, id, project.id);
  expect(detail.project.directUsers).toBeNull();
  expect(codes(detail)).toEqual(["NOT_IN_V1"]);
});

test("an organization without a project or a team has none: nothing is missing from that", async () => {
  const none = { kind: "body" as const, json: { results: [], links: [], totalCount: 0 } };
  sandbox.addFaults([{ match: { operation: ["getOrgGroups", "listOrgTeams"] }, fault: none }]);
  expect(await readProjects(ctx, id)).toMatchObject({ results: [], totalCount: 0, incomplete: [] });
  expect(await readTeams(ctx, id)).toMatchObject({ results: [], totalCount: 0, incomplete: [] });
});

test("the people of a project have no status, and the limit is named also when the users could not be read", async () => {
  const project = organization().projects.find(({ userIds }) => userIds.length > 0);
  const people = await readProjectUsers(ctx, id, project?.id ?? "");
  expect(people.results.length).toBeGreaterThan(0);
  expect(new Set(people.results.map(({ status }) => status))).toEqual(new Set([null]));
  expect(codes(people)).toEqual(["NOT_IN_V1"]);

  sandbox.addFaults([{ match: { operation: "listOrgUsers" }, fault: { kind: "status", status: 403 } }]);
  const partly = await readProjectUsers(ctx, id, project?.id ?? "", { fresh: true });
  expect(codes(partly)).toContain("NOT_IN_V1");
  expect(partly.incomplete.some(({ part }) => part.startsWith("Who is in which team"))).toBe(true);
  expect(partly.results.every(({ status }) => status === null)).toBe(true);
});

test("a team in which only invited people are has no number of people, and its people no status", async () => {
  const [empty, other] = organization().teams;
  if (empty === undefined || other === undefined) throw new Error("no two teams");
  for (const user of organization().users) {
    if (!user.teamIds.includes(empty.id) || user.status !== "ACTIVE") continue;
    const teamIds = user.teamIds.filter((teamId) => teamId !== empty.id);
    sandbox.change({ op: "setTeams", organizationId: id, userId: user.id, teamIds });
  }
  sandbox.change({ op: "setTeams", organizationId: id, userId: someonePending().id, teamIds: [empty.id] });

  const teams = await readTeams(ctx, id);
  expect(teams.results.find((team) => team.id === empty.id)?.members).toBeNull();
  expect(codes(teams)).toEqual(["NOT_IN_V1"]);
  const detail = await readTeam(ctx, id, empty.id);
  expect(detail.team.members).toBeNull();
  expect(codes(detail)).toEqual(["NOT_IN_V1"]);
  const nobody = await readTeamUsers(ctx, id, empty.id);
  expect([nobody.results, codes(nobody)]).toEqual([[], ["NOT_IN_V1"]]);
  const people = await readTeamUsers(ctx, id, other.id);
  expect(new Set(people.results.map(({ status }) => status))).toEqual(new Set([null]));
});

test("the queue of invitations is empty and says that it could not be read", async () => {
  const queue = await readInvitations(ctx, id);
  expect(queue).toMatchObject({ results: [], totalCount: 0 });
  expect(codes(queue)).toEqual(["NOT_IN_V1"]);
});

test("a person who is only invited is not found, and the search says what it did not look through", async () => {
  const hits = await findPeople(ctx, someonePending().username);
  expect(hits.results).toEqual([]);
  expect(codes(hits)).toEqual(["NOT_IN_V1"]);
  const [member] = organization().users.filter(({ status }) => status === "ACTIVE");
  const found = await findPeople(ctx, member?.username ?? "");
  expect(found.results[0]?.organizations).toMatchObject([{ id, status: null }]);
});

test("a member is shown with what they have, without a status, and keeps it when the list was read before", async () => {
  const [member] = organization().users.filter(({ status }) => status === "ACTIVE");
  await readOrganizationUsers(ctx, id);
  const person = await readPerson(ctx, member?.id ?? "");
  expect(person.organizations[0]?.grants[0]).toMatchObject({ kind: "organization_membership", status: null });
  expect(codes(person)).toEqual(["NOT_IN_V1"]);
});
