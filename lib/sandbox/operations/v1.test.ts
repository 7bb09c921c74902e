import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import {
  basic,
  call,
  callWithKey,
  organizationsOf,
  projectOf,
  requestToken,
  type StateOrganization,
  userOf,
} from "../testing";

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

const v1 = (path: string, method?: string) => callWithKey(sandbox, production, `/api/atlas/v1.0${path}`, method);

it("v1.0 lists a project's active users without a version in Accept, as plain JSON (atlas-facts §6.15)", async () => {
  const answer = await v1(`/groups/${projectOf(production, "customer-portal").id}/users?itemsPerPage=500`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json;charset=utf-8");
  expect(answer.body.results[0]).toHaveProperty("emailAddress");
  expect(answer.body.results.map((user) => user.username)).not.toContain("dana.whitfield@brightpath.example");
});

it("v1.0 removes a user from a project and from an organization with no body either way", async () => {
  const { id } = userOf(production, "jonas.weber");
  const fromProject = await v1(`/groups/${projectOf(production, "warehouse-eu").id}/users/${id}`, "DELETE");
  const fromOrganization = await v1(`/orgs/${production.id}/users/${id}`, "DELETE");
  expect([fromProject.status, fromProject.text, fromOrganization.status]).toEqual([204, "", 204]);
  expect(sandbox.effects().map((effect) => effect.operation)).toEqual(["removeGroupUser", "removeOrgUser"]);
});

it("v1.0 has the organization and project lists, pretty and envelope included", async () => {
  const pretty = await v1("/orgs?pretty=true&envelope=true");
  expect(pretty.text).toContain('\n  "results"');
  expect(pretty.body).toMatchObject({ status: 200, totalCount: 1 });
  expect((await v1(`/orgs/${production.id}/groups`)).body.totalCount).toBe(14);
});

it("v1.0 takes API keys only, and knows nothing that came later", async () => {
  const token = (await requestToken(sandbox, basic(production))).body.access_token;
  const bearer = await call(sandbox, "/api/atlas/v1.0/orgs", { headers: { Authorization: `Bearer ${token}` } });
  expect(bearer.status).toBe(401);
  expect((await v1(`/orgs/${production.id}/users/${userOf(production, "jonas.weber").id}`)).status).toBe(404);
});

it("v1.0 can be gone", async () => {
  sandbox.change({ op: "setVersionGone", version: "v1.0" });
  expect((await v1("/orgs")).status).toBe(410);
});
