import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ROLES, type Role } from "@/lib/auth/permissions";
import { listOffboardings } from "@/lib/offboarding/list-offboardings";
import { createPersonPlan } from "@/lib/offboarding/plan/create-person-plan";
import { readOffboarding } from "@/lib/offboarding/read-offboarding";
import { prepareOffer } from "@/lib/offboarding/reinvite/prepare-reinvite";
import type { Runtime } from "@/lib/runtime";
import { type OpenedRuntime, openTestRuntime, sandboxPageHeaders } from "@/lib/runtime/testing";
import type { Sandbox } from "@/lib/sandbox/start";
import { reinvite } from "./reinvite";
import { requestOffboarding } from "./request-offboarding";

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

const ADMIN = { email: "admin@northwind.example", role: "admin" } as const;
const ADA = "ada.okafor@northwind.example";
const ADA_ID = "62f1c08ab41d9e77aa03c5d1";

let opened: OpenedRuntime;
let sandbox: Sandbox;
let runtime: Runtime;
let clockMs = Date.now();

beforeAll(async () => {
  opened = await openTestRuntime({ users: 60, now: () => clockMs });
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

/** Everything of Ada, as an admin's page would send it. */
async function reviewedRequest() {
  const plan = await createPersonPlan(runtime.offboarding, { personId: ADA_ID, databaseUsers: [] }, ADMIN);
  const requestKey = crypto.randomUUID();
  return { personId: ADA_ID, digest: plan.digest, requestKey, confirmation: ADA, databaseUsers: [] };
}

/** The invitation that ran out, to be sent again. */
async function reviewedOffer() {
  const [organization] = sandbox.state().organizations;
  const user = organization?.users.find(
    ({ status, orgRoles }) => status === "INVITATION_EXPIRED" && !orgRoles.includes("ORG_OWNER"),
  );
  if (!organization || !user) throw new Error("nobody's invitation ran out");
  const target = { kind: "remove_from_organization" as const, organizationId: organization.id, userId: user.id };
  const source = { kind: "invitation" as const, target };
  const { digest } = await prepareOffer(runtime.offboarding, source);
  return { source, digest };
}

async function expectNothingHappened(): Promise<void> {
  expect(sandbox.effects()).toEqual([]);
  const { results } = await listOffboardings(runtime.offboarding, { limit: 10 });
  expect(results).toEqual([]);
}

describe("asking by hand for everything of a person, or for an invitation", () => {
  test.each(ROLES.filter((role) => role === "viewer" || role === "auditor"))("as %s changes nothing", async (role) => {
    const [request, offer] = [await reviewedRequest(), await reviewedOffer()];
    comeFromOwnPage(role);
    expect(await requestOffboarding(request)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await reinvite(offer)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    await expectNothingHappened();
  });

  test("as an operator does not remove an owner", async () => {
    const request = await reviewedRequest();
    comeFromOwnPage("operator");
    expect(await requestOffboarding(request)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    await expectNothingHappened();
  });

  test.each([
    ["nobody", null, {}, "UNAUTHENTICATED"],
    ["an admin without Origin", "admin", { origin: null }, "ORIGIN_REFUSED"],
    ["an admin from another site", "admin", { origin: "https://evil.example" }, "ORIGIN_REFUSED"],
    ["an admin from a sibling site", "admin", { "sec-fetch-site": "same-site" }, "ORIGIN_REFUSED"],
  ] as const)("as %s changes nothing", async (_who, role, changes, code) => {
    const [request, offer] = [await reviewedRequest(), await reviewedOffer()];
    comeFromOwnPage(role, changes);
    expect(await requestOffboarding(request)).toMatchObject({ ok: false, error: { code } });
    expect(await reinvite(offer)).toMatchObject({ ok: false, error: { code } });
    await expectNothingHappened();
  });

  test("sixteen minutes after sign-in changes nothing", async () => {
    const [request, offer] = [await reviewedRequest(), await reviewedOffer()];
    comeFromOwnPage("admin");
    clockMs += 16 * 60_000;
    expect(await requestOffboarding(request)).toMatchObject({ ok: false, error: { code: "RECENT_SIGN_IN_REQUIRED" } });
    expect(await reinvite(offer)).toMatchObject({ ok: false, error: { code: "RECENT_SIGN_IN_REQUIRED" } });
    await expectNothingHappened();
  });

  test.each([
    ["an id that is none", { personId: "../.." }],
    ["neither person nor invitations", { personId: undefined }],
    ["a person and invitations at once", { organizationId: ADA_ID, invitations: [] }],
    [
      "a membership of somebody active among invitations",
      { personId: undefined, organizationId: ADA_ID, invitations: [{}] },
    ],
    ["a database user that names none", { databaseUsers: ["x"] }],
    ["a digest that is none", { digest: "latest" }],
    ["another e-mail typed", { confirmation: "grace.nakamura@northwind.example" }],
    ["no key", { requestKey: undefined }],
  ])("with %s changes nothing", async (_title, wrong) => {
    const request = await reviewedRequest();
    comeFromOwnPage("admin");
    // As the browser would: whatever it likes.
    const call: (input: never) => Promise<unknown> = requestOffboarding;
    expect(await call({ ...request, ...wrong } as never)).toMatchObject({ ok: false, error: { code: "BAD_INPUT" } });
    await expectNothingHappened();
  });

  test("with what changed since the review changes nothing", async () => {
    const [request, offer] = [await reviewedRequest(), await reviewedOffer()];
    comeFromOwnPage("admin");
    const changed = { ok: false, error: { code: "CHANGED_SINCE_REVIEW" } };
    expect(await requestOffboarding({ ...request, digest: "0".repeat(64) })).toMatchObject(changed);
    expect(await reinvite({ ...offer, digest: "0".repeat(64) })).toMatchObject(changed);
    await expectNothingHappened();
  });
});

test("an operator sends an invitation again", async () => {
  const offer = await reviewedOffer();
  comeFromOwnPage("operator");
  expect(await reinvite(offer)).toMatchObject({ ok: true });
  expect(sandbox.effects()).toMatchObject([{ operation: "createOrgUser" }]);
});

test("an admin's confirmed offboarding takes all of a person's access away", async () => {
  const request = await reviewedRequest();
  comeFromOwnPage("admin");
  const result = await requestOffboarding(request);
  if (!result.ok) throw new Error(result.error.message);
  await expect
    .poll(async () => (await readOffboarding(runtime.offboarding, result.value.offboardingId)).state, {
      timeout: 60_000,
    })
    .toBe("done");
  expect(sandbox.accessOf(ADA)).toEqual([]);
});
