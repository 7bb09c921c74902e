import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { LEGACY, organizationsOf, signIn, userOf } from "../testing";

let sandbox: Sandbox;
let ask: Awaited<ReturnType<typeof signIn>>;
let users: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  ask = await signIn(sandbox, organizationsOf(sandbox)[0]);
  users = `/orgs/${organizationsOf(sandbox)[0].id}/users`;
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const accept = (date: string) => `application/vnd.atlas.${date}+json`;

it("answers with the newest version not after the date asked for, and names it (atlas-facts §0)", async () => {
  const latest = await ask(users, { accept: accept("2025-03-12") });
  expect(latest.headers.get("content-type")).toBe("application/vnd.atlas.2025-02-19+json;charset=utf-8");
  expect(latest.body.results[0]?.orgMembershipStatus).toBe("ACTIVE");
  const between = await ask(users, { accept: accept("2024-08-05") });
  expect(between.headers.get("content-type")).toContain("2023-01-01");
});

it("answers 406 where no version is asked for, or only one that is too early", async () => {
  expect((await ask(users, { accept: "application/json" })).status).toBe(406);
  expect((await ask(users, { accept: accept("2022-06-01") })).status).toBe(406);
  expect((await ask(users, { accept: accept("preview") })).status).toBe(406);
  const { id } = userOf(organizationsOf(sandbox)[0], "ada.okafor");
  expect((await ask(`${users}/${id}`, { accept: LEGACY })).status).toBe(406);
});

it("answers 400 INVALID_VERSION_DATE to a date that is none", async () => {
  const answer = await ask(users, { accept: accept("2025-13-45") });
  expect([answer.status, answer.body.errorCode]).toEqual([400, "INVALID_VERSION_DATE"]);
});

it("sends Deprecation and Sunset with the old user operations only", async () => {
  const old = await ask(users, { accept: LEGACY });
  expect(old.headers.get("sunset")).toBe("Thu, 01 Jul 2027 00:00:00 GMT");
  expect(old.headers.get("deprecation")).not.toBeNull();
  const organizations = await ask("/orgs");
  expect(organizations.headers.get("sunset")).toBeNull();
});

it("answers 410 VERSION_GONE for a version that has been sunset, and leaves the others", async () => {
  sandbox.change({ op: "setVersionGone", version: "2023-01-01" });
  const gone = await ask(users, { accept: LEGACY });
  expect([gone.status, gone.body.errorCode]).toEqual([410, "VERSION_GONE"]);
  expect((await ask(users)).status).toBe(200);
  expect((await ask("/orgs")).status).toBe(200);
});

it("can take one operation's version away", async () => {
  sandbox.change({ op: "setVersionGone", version: "2023-01-01", operation: "listOrgTeams" });
  expect((await ask(users.replace("/users", "/teams"))).status).toBe(410);
});

it("sunsets the old user operations by the calendar on 2027-07-01", async () => {
  const later = await startSandbox({ now: () => Date.parse("2027-07-01T00:00:00Z") });
  const askLater = await signIn(later, organizationsOf(later)[0]);
  expect((await askLater(users, { accept: LEGACY })).status).toBe(410);
  await later.close();
});

it("answers errors as plain application/json whatever version was asked for", async () => {
  const answer = await ask(`${users}/ffffffffffffffffffffffff`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toBe("application/json");
});
