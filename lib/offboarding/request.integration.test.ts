import { randomUUID } from "node:crypto";
import { count, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list";
import { verifyChain } from "@/lib/audit/verify";
import { offboardings } from "@/lib/db/schema";
import type { Store } from "@/lib/db/store";
import { openTestStore, STORE_KINDS } from "@/lib/db/testing";
import type { AppError } from "@/lib/errors";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { OffboardingContext } from "./context";
import { listOffboardings } from "./list-offboardings";
import { createPlan } from "./plan/create-plan";
import { readOffboarding } from "./read-offboarding";
import { type OffboardingRequest, requestOffboarding } from "./request-offboarding";
import { retryOffboarding } from "./retry-offboarding";
import { runOffboarding } from "./run-offboarding";
import { activeOwners, fromOrganization, fromProject, PRODUCTION } from "./testing/people";
import { aPrincipal, confirm, createTestEngine, run, stepOf, type TestEngine } from "./testing/test-engine";
import type { RemovalTarget } from "./types";

const ADA = "ada.okafor@northwind.example";
const JONAS = "jonas.weber@northwind.example";
const BREAK_GLASS = "break-glass@northwind.example";
const UNKNOWN_ID = "f".repeat(24);

describe.each(STORE_KINDS)("reviewing and confirming (%s)", (kind) => {
  let store: Store;
  let sandbox: Sandbox;
  let engine: TestEngine;
  let ctx: OffboardingContext;

  beforeAll(async () => {
    [store, sandbox] = await Promise.all([openTestStore(kind), startSandbox({ users: 60, rateLimits: false })]);
  });
  afterAll(async () => {
    await sandbox.close();
    await store.close();
  });
  beforeEach(async () => {
    sandbox.reset();
    await store.db.execute(sql`delete from steps`);
    await store.db.execute(sql`delete from offboardings`);
    engine = createTestEngine(store.db, sandbox, { protectedUsers: [BREAK_GLASS] });
    ctx = engine.ctx;
  });
  afterEach(async () => {
    await engine.close();
    expect(await verifyChain(store.db)).toMatchObject({ intact: true });
  });

  const target = (username = JONAS) => fromOrganization(sandbox.state(), username);
  const removals = () => sandbox.effects().filter((effect) => effect.caller !== "outside");

  async function requestFor(of: RemovalTarget, changes: Partial<OffboardingRequest> = {}): Promise<OffboardingRequest> {
    const principal = changes.principal ?? aPrincipal();
    const plan = await createPlan(ctx, of, principal);
    return {
      target: of,
      digest: plan.digest,
      requestKey: randomUUID(),
      confirmation: plan.confirmationPhrase,
      principal,
      ...changes,
    };
  }
  const failureOf = (promise: Promise<unknown>): Promise<AppError> =>
    promise.then(
      () => {
        throw new Error("It was let through");
      },
      (error: AppError) => error,
    );
  async function expectRefused(request: OffboardingRequest, code: string): Promise<void> {
    expect((await failureOf(requestOffboarding(ctx, request))).code).toBe(code);
    expect(engine.woken).toEqual([]);
    expect(removals()).toEqual([]);
    const { entries } = await listAudit(store.db, { action: "offboarding.refused", limit: 1 });
    expect(entries[0]).toMatchObject({
      actor: request.principal.email,
      details: { code, userId: at(request.target).userId },
    });
  }

  describe("a plan", () => {
    test("is read live and says who, what ends and what it needs", async () => {
      const plan = await createPlan(ctx, target(ADA), aPrincipal());
      expect(plan).toMatchObject({ confirmationPhrase: ADA, refusals: [], incomplete: [] });
      expect(plan.snapshot).toMatchObject({ name: "Ada Okafor", organizationName: PRODUCTION, project: null });
      expect(plan.snapshot.projectRoles.map((entry) => entry.projectName)).toContain("fleet-telemetry");
      expect(plan.consequences.map((line) => line.kind)).toEqual(
        expect.arrayContaining(["ends", "owners_left", "loses_only_owner"]),
      );
      sandbox.change({ op: "setTeams", ...at(target(ADA)), teamIds: [] });
      expect((await createPlan(ctx, target(ADA), aPrincipal())).digest).not.toBe(plan.digest);
    });

    test("of an ordinary member costs few calls and does not read the whole organization", async () => {
      sandbox.clearRequests();
      await createPlan(ctx, target(), aPrincipal());
      expect(sandbox.requests().filter((request) => request.operation === "listOrgUsers")).toEqual([]);
    });

    test("says what it could not read, and stays usable when that only serves the explanation", async () => {
      sandbox.addFaults([{ match: { operation: "listOrgTeamUsers" }, fault: { kind: "status", status: 503 } }]);
      const plan = await createPlan(ctx, target(), aPrincipal());
      expect(plan.refusals).toEqual([]);
      expect(plan.incomplete.map((part) => part.part)).toContain("the members of team Data Platform");
    });

    test("is refused when the owners could not be counted", async () => {
      sandbox.addFaults([{ match: { operation: "listOrgUsers" }, fault: { kind: "status", status: 503 } }]);
      const plan = await createPlan(ctx, target(ADA), aPrincipal());
      expect(plan.refusals.map((refusal) => refusal.code)).toEqual(["INCOMPLETE_INVENTORY"]);
      expect(plan.incomplete).toHaveLength(1);
    });

    test("of a project names the ways in that remain, and is refused without a direct role", async () => {
      const direct = await createPlan(ctx, fromProject(sandbox.state(), JONAS, "warehouse-eu"), aPrincipal());
      expect(direct.consequences.map((line) => line.title)).toContain(
        "Still reaches warehouse-eu through team Data Platform",
      );
      const teamOnly = await createPlan(ctx, fromProject(sandbox.state(), JONAS, "analytics-lake"), aPrincipal());
      expect(teamOnly.refusals.map((refusal) => refusal.code)).toEqual(["NO_DIRECT_ACCESS"]);
    });

    test.each<[string, Partial<Record<"organizationId" | "userId" | "projectId", string>>, string]>([
      ["a malformed organization id", { organizationId: "nonsense" }, "BAD_INPUT"],
      ["a malformed user id", { userId: "../users" }, "BAD_INPUT"],
      ["a malformed project id", { projectId: "G".repeat(24) }, "BAD_INPUT"],
      ["an unknown organization", { organizationId: UNKNOWN_ID }, "NOT_FOUND"],
      ["an unknown project", { projectId: UNKNOWN_ID }, "NOT_FOUND"],
      ["a user who is not there", { userId: UNKNOWN_ID }, "ALREADY_ABSENT"],
    ])("of %s gives its own answer", async (_what, change, code) => {
      const of = { ...fromProject(sandbox.state(), JONAS, "robot-config"), ...change } as RemovalTarget;
      expect((await failureOf(createPlan(ctx, of, aPrincipal()))).code).toBe(code);
    });

    test("does not ask about a project of another organization", async () => {
      const foreign = fromProject(sandbox.state(), JONAS, "robot-config");
      const [, other] = sandbox.organizations;
      sandbox.clearRequests();
      const of = { ...foreign, organizationId: other?.id ?? "" };
      expect((await failureOf(createPlan(ctx, of, aPrincipal()))).code).toBe("NOT_FOUND");
      expect(sandbox.requests().filter((request) => request.operation === "listGroupUsers")).toEqual([]);
    });

    test("is not made when Atlas cannot be read", async () => {
      sandbox.addFaults([{ match: { operation: "getOrgUser" }, fault: { kind: "html" } }]);
      expect((await failureOf(createPlan(ctx, target(), aPrincipal()))).code).toMatch(/^ATLAS_/);
    });
  });

  describe("a confirmation", () => {
    test("writes the offboarding, wakes a worker and sends nothing itself", async () => {
      const { offboardingId } = await requestOffboarding(ctx, await requestFor(target()));
      expect(engine.woken).toEqual([{ offboardingId, startAfterMs: 0 }]);
      expect(removals()).toEqual([]);
      expect(await readOffboarding(ctx, offboardingId)).toMatchObject({
        state: "waiting",
        requestedBy: { email: "admin@northwind.example", role: "admin" },
        steps: [{ state: "waiting", attempts: 0 }],
      });
    });

    test("given twice is one offboarding, also after it is done", async () => {
      const request = await requestFor(target());
      const [one, two] = await Promise.all([requestOffboarding(ctx, request), requestOffboarding(ctx, request)]);
      expect(one.offboardingId).toBe(two.offboardingId);
      expect([one.alreadyRequested, two.alreadyRequested].sort()).toEqual([false, true]);
      await runOffboarding(ctx, one.offboardingId);
      expect(await requestOffboarding(ctx, request)).toEqual({
        offboardingId: one.offboardingId,
        alreadyRequested: true,
      });
      expect(removals()).toHaveLength(1);
    });

    test("from two tabs, and from two admins, is one removal: the second is told who is at it", async () => {
      const grace = { ...aPrincipal("admin", "grace@northwind.example"), name: "Grace Nakamura" };
      const requests = await Promise.all([
        requestFor(target(), { principal: grace }),
        requestFor(target(), { principal: grace }),
        requestFor(target()),
      ]);
      const [first, ...others] = requests;
      if (first === undefined) throw new Error("No request");
      const { offboardingId } = await requestOffboarding(ctx, first);
      for (const other of others) {
        const failure = await failureOf(requestOffboarding(ctx, other));
        expect(failure).toMatchObject({ code: "ALREADY_IN_PROGRESS" });
        expect(failure.message).toContain("Grace Nakamura");
      }
      await runOffboarding(ctx, offboardingId);
      expect(removals()).toHaveLength(1);
    });

    test("of many at the same moment lets one through", async () => {
      const requests = await Promise.all(Array.from({ length: 6 }, () => requestFor(target())));
      const answers = await Promise.allSettled(requests.map((request) => requestOffboarding(ctx, request)));
      expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
      for (const answer of answers) {
        if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "ALREADY_IN_PROGRESS" });
      }
      const [rows] = await store.db.select({ count: count() }).from(offboardings);
      expect(rows?.count).toBe(1);
    });

    test("whose key was used for someone else is refused", async () => {
      const request = await requestFor(target());
      await requestOffboarding(ctx, request);
      const other = await requestFor(target(ADA), { requestKey: request.requestKey });
      expect((await failureOf(requestOffboarding(ctx, other))).code).toBe("BAD_INPUT");
    });

    test("of what has changed since is refused", async () => {
      const request = await requestFor(target());
      sandbox.change({ op: "promote", ...at(request.target) });
      await expectRefused(request, "CHANGED_SINCE_REVIEW");
    });

    test("of someone who is gone is refused", async () => {
      const request = await requestFor(target());
      sandbox.change({ op: "removeUser", ...at(request.target) });
      await expectRefused(request, "ALREADY_ABSENT");
    });

    test("of a protected account is refused, whoever asks", async () => {
      await expectRefused(await requestFor(target(BREAK_GLASS)), "PROTECTED_USER");
    });

    test("of oneself is refused", async () => {
      await expectRefused(
        await requestFor(target(), { principal: aPrincipal("admin", JONAS.toUpperCase()) }),
        "SELF_REMOVAL",
      );
    });

    test("of an owner by an operator is refused", async () => {
      await expectRefused(await requestFor(target(ADA), { principal: aPrincipal("operator") }), "FORBIDDEN");
    });

    test.each(["viewer", "auditor"] as const)("by a %s is refused before anything is read", async (role) => {
      const request = await requestFor(target(), { principal: aPrincipal(role) });
      sandbox.clearRequests();
      await expectRefused(request, "FORBIDDEN");
      expect(sandbox.requests()).toEqual([]);
    });

    test("of a project without a direct role is refused", async () => {
      await expectRefused(await requestFor(fromProject(sandbox.state(), JONAS, "analytics-lake")), "REMOVAL_REFUSED");
    });

    test("of an owner has to be typed", async () => {
      const request = await requestFor(target(ADA));
      for (const confirmation of [undefined, "", "ada", `${ADA}x`]) {
        expect((await failureOf(requestOffboarding(ctx, { ...request, confirmation }))).code).toBe("BAD_INPUT");
      }
      expect(await requestOffboarding(ctx, { ...request, confirmation: ` ${ADA.toUpperCase()} ` })).toMatchObject({
        alreadyRequested: false,
      });
    });

    test("of the last owner is refused", async () => {
      const labs = sandbox.state().organizations.find((one) => activeOwners(sandbox.state(), one.id).length === 1);
      const [owner = ""] = activeOwners(sandbox.state(), labs?.id ?? "");
      await expectRefused(await requestFor(fromOrganization(sandbox.state(), owner, labs?.name)), "LAST_OWNER");
    });

    test("leaves an owner when two admins remove the last two at the same moment", async () => {
      const { organizationId } = target();
      const owners = activeOwners(sandbox.state(), organizationId);
      for (const username of owners.slice(2)) sandbox.change({ op: "demote", organizationId, username });
      engine = createTestEngine(store.db, sandbox);
      ctx = engine.ctx;
      const requests = await Promise.all(owners.slice(0, 2).map((owner) => requestFor(target(owner))));
      const answers = await Promise.allSettled(requests.map((request) => requestOffboarding(ctx, request)));
      const letThrough = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
      const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
      expect(refused).toMatchObject([{ code: "LAST_OWNER" }]);
      expect(letThrough).toHaveLength(1);
      for (const { offboardingId } of letThrough) expect((await run(ctx, offboardingId)).state).toBe("removed");
      expect(activeOwners(sandbox.state(), organizationId)).toHaveLength(1);
    });

    test("counts an owner whose removal was never confirmed as gone", async () => {
      const { organizationId } = target();
      const [first = "", second = "", ...rest] = activeOwners(sandbox.state(), organizationId);
      for (const username of rest) sandbox.change({ op: "demote", organizationId, username });
      engine = createTestEngine(store.db, sandbox);
      ctx = engine.ctx;
      const id = await confirm(ctx, target(first));
      // Applied, but Atlas's reads go on showing them.
      sandbox.addFaults([{ match: { method: "DELETE" }, fault: { kind: "lag" } }]);
      expect((await run(ctx, id)).state).toBe("not_confirmed");
      await expectLastOwner(requestFor(target(second)));
      sandbox.clearFaults();
    });
    const expectLastOwner = async (request: Promise<OffboardingRequest>) =>
      expect((await failureOf(requestOffboarding(ctx, await request))).code).toBe("LAST_OWNER");
  });

  describe("the record", () => {
    test("is there for a known id only", async () => {
      for (const id of [randomUUID(), "nonsense"]) {
        expect((await failureOf(readOffboarding(ctx, id))).code).toBe("NOT_FOUND");
        expect((await failureOf(retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal() }))).code).toBe(
          "NOT_FOUND",
        );
      }
    });

    test("lists offboardings newest first, page by page, none twice", async () => {
      const users =
        sandbox
          .state()
          .organizations[0]?.users.filter((user) => user.status === "PENDING")
          .slice(0, 5) ?? [];
      for (const user of users) await confirm(ctx, target(user.username));
      const seen: string[] = [];
      for (let before: string | null = null; ; ) {
        const page = await listOffboardings(ctx, { limit: 2, before });
        expect(page.totalCount).toBe(users.length);
        seen.push(...page.results.map((row) => row.person.username));
        const last = page.results.at(-1);
        if (last === undefined) break;
        before = last.id;
      }
      expect(seen).toEqual(users.map((user) => user.username).reverse());
    });

    test("takes nothing back that is done: only failed, refused and unconfirmed steps can be retried", async () => {
      const id = await confirm(ctx, target());
      await runOffboarding(ctx, id);
      expect((await failureOf(retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal() }))).code).toBe(
        "REMOVAL_REFUSED",
      );
    });

    test("of a retry says who asked, and a viewer may not", async () => {
      const id = await confirm(ctx, target());
      sandbox.addFaults([{ match: { operation: "getOrgUser" }, fault: { kind: "status", status: 503 } }]);
      expect((await run(ctx, id)).state).toBe("failed");
      expect(
        (await failureOf(retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal("viewer") }))).code,
      ).toBe("FORBIDDEN");
      const operator = aPrincipal("operator");
      expect(await retryOffboarding(ctx, { offboardingId: id, principal: operator })).toEqual({ retriedSteps: 1 });
      expect(await stepOf(ctx, id)).toMatchObject({ state: "waiting", endedAt: null });
      const { entries } = await listAudit(store.db, { offboardingId: id, action: "offboarding.retried", limit: 5 });
      expect(entries).toMatchObject([{ actor: operator.email, details: { was: "failed" } }]);
    });
  });
});

function at(target: RemovalTarget): { organizationId: string; userId: string } {
  if (!("userId" in target)) throw new Error("This target names no user");
  return { organizationId: target.organizationId, userId: target.userId };
}
