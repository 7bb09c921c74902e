import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ROLES, type Role } from "@/lib/auth/permissions";
import { listOffboardings } from "@/lib/offboarding/list-offboardings";
import { createPlan } from "@/lib/offboarding/plan/create-plan";
import { readOffboarding } from "@/lib/offboarding/read-offboarding";
import type { RemovalTarget } from "@/lib/offboarding/types";
import type { Runtime } from "@/lib/runtime";
import { type OpenedRuntime, openTestRuntime, sandboxPageHeaders } from "@/lib/runtime/testing";
import type { Sandbox } from "@/lib/sandbox/start";
import { requestRemoval } from "./request-removal";
import { retryOffboarding } from "./retry-offboarding";

/** What Next would give the actions: this process's runtime, and the headers of the request. */
const next = vi.hoisted((): { runtime: Runtime | null; headers: Headers } => ({
  runtime: null,
  headers: new Headers(),
}));
vi.mock("@/lib/runtime", async (importOriginal) => ({
  ...(await importOriginal<typeof import("@/lib/runtime")>()),
  getRuntime: async () => next.runtime,
}));
vi.mock("next/headers", () => ({ headers: async () => next.headers }));

let opened: OpenedRuntime;
let sandbox: Sandbox;
let runtime: Runtime;
let clockMs = Date.now();

beforeAll(async () => {
  opened = await openTestRuntime({ now: () => clockMs });
  ({ sandbox, runtime } = opened);
  next.runtime = runtime;
});
afterAll(() => opened.close());
beforeEach(() => {
  clockMs = Date.now();
  sandbox.reset();
});

function comeFromOwnPage(role: Role | null, changes: Record<string, string | null> = {}): void {
  next.headers = sandboxPageHeaders(role === null ? null : (opened.cookies.get(role) ?? null), changes);
}

/** A removal of somebody ordinary, as an admin's dialog would send it. */
async function reviewedRequest() {
  const { organizations } = sandbox.state();
  const [organization] = organizations;
  const user = organization?.users.find(
    ({ status, orgRoles }) => status === "ACTIVE" && !orgRoles.includes("ORG_OWNER"),
  );
  if (!organization || !user) throw new Error("the sandbox has nobody to remove");
  const target: RemovalTarget = { kind: "remove_from_organization", organizationId: organization.id, userId: user.id };
  const plan = await createPlan(runtime.offboarding, target, { email: "admin@northwind.example", role: "admin" });
  return { target, digest: plan.digest, requestKey: crypto.randomUUID() };
}

async function expectNothingHappened(): Promise<void> {
  expect(sandbox.effects()).toEqual([]);
  const { results } = await listOffboardings(runtime.offboarding, { limit: 10 });
  expect(results).toEqual([]);
}

describe("asking for a removal by hand", () => {
  test.each(ROLES.filter((role) => role === "viewer" || role === "auditor"))("as %s changes nothing", async (role) => {
    const request = await reviewedRequest();
    comeFromOwnPage(role);
    expect(await requestRemoval(request)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await retryOffboarding({ offboardingId: crypto.randomUUID() })).toMatchObject({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
    await expectNothingHappened();
  });

  test.each([
    ["nobody", null, {}, "UNAUTHENTICATED"],
    ["an admin without Origin", "admin", { origin: null }, "ORIGIN_REFUSED"],
    ["an admin from another site", "admin", { origin: "https://evil.example" }, "ORIGIN_REFUSED"],
    ["an admin from another port of this machine", "admin", { origin: "http://127.0.0.1:3001" }, "ORIGIN_REFUSED"],
    ["an admin from a sibling site", "admin", { "sec-fetch-site": "same-site" }, "ORIGIN_REFUSED"],
    [
      "an admin under a name that was pointed here",
      "admin",
      { host: "rebind.example", origin: "http://rebind.example" },
      "ORIGIN_REFUSED",
    ],
  ] as const)("as %s changes nothing", async (_who, role, changes, code) => {
    const request = await reviewedRequest();
    comeFromOwnPage(role, changes);
    expect(await requestRemoval(request)).toMatchObject({ ok: false, error: { code } });
    await expectNothingHappened();
  });

  test("sixteen minutes after sign-in changes nothing", async () => {
    const request = await reviewedRequest();
    comeFromOwnPage("admin");
    clockMs += 16 * 60_000;
    expect(await requestRemoval(request)).toMatchObject({ ok: false, error: { code: "RECENT_SIGN_IN_REQUIRED" } });
    await expectNothingHappened();
  });

  test.each([
    ["an id that is none", { target: { kind: "remove_from_organization", organizationId: "../..", userId: "x" } }],
    ["a kind nobody knows", { target: { kind: "remove_everything", organizationId: "5f1c2a9e0b7d4c3312ab90fe" } }],
    ["a name too many inside the target", { extra: true }],
    ["a digest that is none", { digest: "latest" }],
    ["no key", { requestKey: undefined }],
  ])("with %s changes nothing", async (_title, wrong) => {
    const request = await reviewedRequest();
    comeFromOwnPage("admin");
    const { extra, ...rest } = { extra: false, ...wrong };
    const sent = { ...request, ...rest, ...(extra ? { target: { ...request.target, force: true } } : {}) };
    // As the browser would: whatever it likes.
    const call: (input: never) => Promise<unknown> = requestRemoval;
    expect(await call(sent as never)).toMatchObject({ ok: false, error: { code: "BAD_INPUT" } });
    await expectNothingHappened();
  });

  test("for someone who changed since the review changes nothing", async () => {
    const request = await reviewedRequest();
    comeFromOwnPage("admin");
    expect(await requestRemoval({ ...request, digest: "0".repeat(64) })).toMatchObject({
      ok: false,
      error: { code: "CHANGED_SINCE_REVIEW" },
    });
    await expectNothingHappened();
  });
});

test("an operator's confirmed removal is carried out, and exactly that", async () => {
  const request = await reviewedRequest();
  comeFromOwnPage("operator");
  const result = await requestRemoval(request);
  if (!result.ok) throw new Error(result.error.message);
  await expect
    .poll(async () => (await readOffboarding(runtime.offboarding, result.value.offboardingId)).state, {
      timeout: 15_000,
    })
    .toBe("done");
  const { organizationId, userId } = request.target;
  expect(sandbox.effects()).toMatchObject([{ method: "DELETE", organizationId, userId }]);
});
