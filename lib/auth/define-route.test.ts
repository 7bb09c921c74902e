import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Store } from "@/lib/db/store";
import { openTestStore } from "@/lib/db/testing";
import { AppError } from "@/lib/errors";
import { runRoute } from "./define-route";
import { PERMISSIONS, type Permission, ROLES } from "./permissions";
import { createTestRuntime, signInAs, TEST_ORIGIN, TEST_PEOPLE, type TestRuntime } from "./testing";

let store: Store;
let runtime: TestRuntime;
beforeAll(async () => {
  store = await openTestStore("pglite");
});
afterAll(() => store.close());
beforeEach(() => {
  runtime = createTestRuntime(store);
});

const definition = {
  permission: "read" as Permission,
  params: z.object({ orgId: z.string().regex(/^[a-f0-9]{24}$/, "is not an id") }),
  query: z.object({ page: z.coerce.number().int().optional(), role: z.array(z.string()).optional() }),
  handler: async (call: { params: object; query: object }): Promise<Response | object> => ({
    ...call.params,
    ...call.query,
  }),
};
const ORG = { orgId: "5f1c2a9e0b7d4c3312ab90fe" };

function get(path: string, cookie: string | null, headers: Record<string, string> = {}, method = "GET"): Request {
  const own = { host: "offboarding.test", ...(cookie === null ? {} : { cookie }), ...headers };
  return new Request(`${TEST_ORIGIN}${path}`, { method, headers: own });
}

async function ask(request: Request, params: unknown = ORG, changes: Partial<typeof definition> = {}) {
  const { response, requestId } = await runRoute({ ...definition, ...changes }, request, params, async () => runtime);
  return { status: response.status, body: await response.json(), requestId };
}

test("hands on what was checked, and answers with JSON", async () => {
  const cookie = await signInAs(runtime, TEST_PEOPLE.viewer);
  const { status, body } = await ask(get("/api/x?page=2&role=a&role=b", cookie));
  expect(status).toBe(200);
  expect(body).toEqual({ ...ORG, page: 2, role: ["a", "b"] });
});

describe("every role against every permission", () => {
  const cells = ROLES.flatMap((role) =>
    Object.keys(PERMISSIONS).map((name) => ({ role, permission: name as Permission })),
  );

  test.each(cells)("$role and $permission", async ({ role, permission }) => {
    const allowed: readonly string[] = PERMISSIONS[permission];
    const { status } = await ask(get("/api/x", await signInAs(runtime, TEST_PEOPLE[role])), ORG, { permission });
    expect(status).toBe(allowed.includes(role) ? 200 : 403);
  });
});

test("nobody gets a sentence and nothing else", async () => {
  const { status, body, requestId } = await ask(get("/api/x", null));
  expect(status).toBe(401);
  expect(body).toEqual({
    code: "UNAUTHENTICATED",
    message: "You are not signed in.",
    hint: "Sign in, then try again.",
    requestId,
  });
});

test.each(["cross-site", "same-site"])("a %s page cannot load it", async (site) => {
  const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
  expect((await ask(get("/api/x", cookie, { "sec-fetch-site": site }))).body.code).toBe("ORIGIN_REFUSED");
});

test.each([{}, { "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }])(
  "a script and our own pages can (%o)",
  async (headers: Record<string, string>) => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    expect((await ask(get("/api/x", cookie, headers))).status).toBe(200);
  },
);

test.each(["POST", "PUT", "DELETE"])("%s changes nothing here, whatever it was exported as", async (method) => {
  const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
  expect((await ask(get("/api/x", cookie, {}, method))).body.code).toBe("BAD_INPUT");
});

test.each([
  ["a malformed id", "/api/x", { orgId: "../../etc" }],
  ["a query value of the wrong form", "/api/x?page=two", ORG],
  ["a query name nobody knows", "/api/x?debug=1", ORG],
])("%s is refused by its name", async (_title, path, params) => {
  const { status, body } = await ask(get(path, await signInAs(runtime, TEST_PEOPLE.admin)), params);
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: "BAD_INPUT", hint: "Reload the page and try again." });
});

describe("a failure", () => {
  const failWith = async (error: unknown) =>
    ask(get("/api/x", await signInAs(runtime, TEST_PEOPLE.admin)), ORG, { handler: () => Promise.reject(error) });

  test("that is expected has its own status and sentence", async () => {
    const { status, body } = await failWith(new AppError("NOT_FOUND", "No connected organization has this id."));
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: "NOT_FOUND", message: "No connected organization has this id." });
  });

  test("that comes from the other copy of the bundle is still known", async () => {
    const foreign = Object.assign(new Error("Ada is the last owner."), { code: "LAST_OWNER", hint: "", status: 409 });
    Object.defineProperty(foreign, Symbol.for("atlas-offboarding.AppError"), { value: true });
    expect(await failWith(foreign)).toMatchObject({ status: 409, body: { code: "LAST_OWNER" } });
  });

  test("that nobody expected says nothing of itself", async () => {
    const { status, body, requestId } = await failWith(new TypeError("cannot read canary of undefined"));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("canary");
    expect(runtime.logged.some((line) => line.includes(requestId) && line.includes("canary"))).toBe(true);
  });
});

test("a database that is down is 503, with a sentence", async () => {
  const broken = await openTestStore("pglite");
  const down = createTestRuntime(broken);
  const cookie = await signInAs(down, TEST_PEOPLE.admin);
  await broken.close();
  const { response } = await runRoute(definition, get("/api/x", cookie), ORG, async () => down);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "STORE_UNAVAILABLE" });
});
