import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list";
import type { Store } from "@/lib/db/store";
import { openTestStore, STORE_KINDS } from "@/lib/db/testing";
import { type FaultRuleInput, type Sandbox, startSandbox, type WorldChangeInput } from "@/lib/sandbox/start";
import type { OffboardingContext } from "./context";
import { resumeUnfinished } from "./resume-unfinished";
import { retryOffboarding } from "./retry-offboarding";
import { runOffboarding } from "./run-offboarding";
import { checkInvariants } from "./testing/check-invariants";
import { activeOwners, fromOrganization, fromProject, PRODUCTION } from "./testing/people";
import { aPrincipal, confirm, createTestEngine, run, type TestEngine } from "./testing/test-engine";
import type { RemovalTarget } from "./types";

const ADA = "ada.okafor@northwind.example";
const JONAS = "jonas.weber@northwind.example";

/** The removal call, in a fault rule. */
const REMOVAL = { method: "DELETE" };

describe.each(STORE_KINDS)("one removal (%s)", (kind) => {
  let store: Store;
  let sandbox: Sandbox;
  let engine: TestEngine;
  let ctx: OffboardingContext;
  let offboardingIds: string[];

  beforeAll(async () => {
    [store, sandbox] = await Promise.all([openTestStore(kind), startSandbox({ users: 60, rateLimits: false })]);
  });
  afterAll(async () => {
    await sandbox.close();
    await store.close();
  });
  beforeEach(async () => {
    sandbox.reset();
    engine = createTestEngine(store.db, sandbox);
    ctx = engine.ctx;
    offboardingIds = [];
  });
  afterEach(async () => {
    const secrets = sandbox.organizations.flatMap((one) => [one.clientSecret, one.privateKey]);
    const world = { effects: sandbox.effects(), state: sandbox.state(), secrets };
    expect(await checkInvariants(store.db, offboardingIds, world)).toEqual([]);
    await engine.close();
  });

  async function remove(
    target: RemovalTarget = fromOrganization(sandbox.state(), JONAS),
    faults: FaultRuleInput[] = [],
  ) {
    const id = await confirm(ctx, target);
    offboardingIds.push(id);
    sandbox.addFaults(faults);
    const step = await run(ctx, id);
    for (const { rule, fired } of sandbox.faultCounts()) expect(fired, JSON.stringify(rule)).toBeGreaterThan(0);
    return step;
  }
  const removals = () => sandbox.effects().filter((effect) => effect.method === "DELETE");
  const calls = () => sandbox.requests().filter((request) => request.method === "DELETE");

  test.each([
    ["an active member", JONAS],
    ["a pending invitation", "dana.whitfield@brightpath.example"],
    ["an expired invitation", "farid.haddad@brightpath.example"],
    ["a declined invitation", "hugo.lemaire@partner.example"],
  ])("takes %s out of the organization, and says so only after the read-back", async (_who, username) => {
    const step = await remove(fromOrganization(sandbox.state(), username));
    expect(step).toMatchObject({
      state: "removed",
      attempts: 1,
      answer: { status: 204, errorCode: null },
      nextStep: null,
    });
    expect(step.readBack?.checks.length).toBeGreaterThanOrEqual(2);
    expect(removals()).toMatchObject([{ operation: "removeOrgUser", username }]);
    expect(sandbox.accessOf(username).filter((access) => access.organizationName === PRODUCTION)).toEqual([]);
  });

  test("writes intent, answer and outcome around the call, in that order", async () => {
    const step = await remove();
    const { entries } = await listAudit(store.db, { offboardingId: offboardingIds[0], limit: 10 });
    expect(entries.map((entry) => entry.action).reverse()).toEqual([
      "offboarding.requested",
      "step.intent",
      "step.answer",
      "step.outcome",
      "offboarding.finished",
    ]);
    expect(step.auditSequences).toHaveLength(4);
  });

  test("reads back every project and team the person was in", async () => {
    const step = await remove(fromOrganization(sandbox.state(), ADA));
    expect(step.state).toBe("removed");
    const asked = step.readBack?.checks.map((check) => check.asked).join("\n");
    for (const name of ["fleet-telemetry", "robot-config", "billing-ledger", "Platform On-call", "Data Platform"]) {
      expect(asked).toContain(name);
    }
  });

  test("takes a direct project role away, leaves the membership, and says which way in remains", async () => {
    const target = fromProject(sandbox.state(), JONAS, "warehouse-eu");
    const step = await remove(target);
    expect(step).toMatchObject({ state: "removed", attempts: 1 });
    expect(step.sentence).toContain("Still reaches warehouse-eu through team Data Platform");
    expect(step.nextStep).not.toBeNull();
    expect(removals()).toMatchObject([{ operation: "removeGroupUser", username: JONAS }]);
    expect(sandbox.accessOf(JONAS).map((access) => access.organizationName)).toContain(PRODUCTION);
  });

  test("takes two projects from the same person, one after the other: neither changes what was confirmed for the other", async () => {
    const first = await confirm(ctx, fromProject(sandbox.state(), JONAS, "warehouse-eu"));
    const second = await confirm(ctx, fromProject(sandbox.state(), JONAS, "robot-config"));
    offboardingIds.push(first, second);
    expect((await run(ctx, first)).state).toBe("removed");
    expect((await run(ctx, second)).state).toBe("removed");
  });

  describe("when no clear answer comes", () => {
    beforeEach(async () => {
      await engine.close();
      engine = createTestEngine(store.db, sandbox, { removalMs: 700 });
      ctx = engine.ctx;
    });

    test.each<[string, FaultRuleInput["fault"]]>([
      ["a connection reset after it was applied", { kind: "reset", apply: true }],
      ["a 503 although it was applied", { kind: "status", status: 503, apply: true }],
      ["silence although it was applied", { kind: "hang", apply: true }],
      ["a web page although it was applied", { kind: "html", apply: true }],
      ["a redirect although it was applied", { kind: "redirect", apply: true }],
    ])("%s: the read-back finds it gone, and nothing is sent twice", async (_what, fault) => {
      const step = await remove(undefined, [{ match: REMOVAL, nth: 1, fault }]);
      expect(step).toMatchObject({ state: "removed", attempts: 1 });
      expect(step.answer?.status).not.toBe(204);
      expect(step.sentence).toMatch(/so nothing was sent twice/);
      expect(calls()).toHaveLength(1);
      expect(removals()).toHaveLength(1);
    });

    test.each<[string, FaultRuleInput["fault"]]>([
      ["a connection reset before it was applied", { kind: "reset" }],
      ["a 500", { kind: "status", status: 500 }],
      ["silence", { kind: "hang" }],
      ["a web page with status 200", { kind: "html" }],
    ])("%s: it is sent again only after every read-back still found the person", async (_what, fault) => {
      const step = await remove(undefined, [{ match: REMOVAL, nth: 1, fault }]);
      expect(step).toMatchObject({ state: "removed", attempts: 2, answer: { status: 204 } });
      const order = sandbox.requests().map((request) => request.operation);
      const [first, second] = order.flatMap((operation, index) => (operation === "removeOrgUser" ? [index] : []));
      const readsBetween = order.slice(first, second).filter((operation) => operation === "getOrgUser").length;
      // At once, after each of the settling pauses, and once more for the live re-read.
      expect(readsBetween).toBe(ctx.timings.settlePausesMs.length + 2);
      expect(removals()).toHaveLength(1);
    });

    test("a lost answer and a slow list: the second call meets a 404, and it is still ours", async () => {
      const step = await remove(undefined, [
        { match: REMOVAL, nth: 1, fault: { kind: "reset", apply: true } },
        { match: REMOVAL, nth: 1, fault: { kind: "lag", reads: 40 } },
      ]);
      expect(step).toMatchObject({ state: "removed", attempts: 2, answer: { status: 404 } });
      expect(step.sentence).not.toMatch(/Not removed by this offboarding/);
      expect(removals()).toHaveLength(1);
    });

    test("and the read-back cannot be made either: nobody knows, nothing more is sent, and a retry settles it", async () => {
      const step = await remove(undefined, [
        { match: REMOVAL, nth: 1, fault: { kind: "reset", apply: true } },
        { match: { operation: "listOrgUsers" }, fault: { kind: "status", status: 503 } },
      ]);
      expect(step).toMatchObject({ state: "not_confirmed", attempts: 1 });
      expect(step.nextStep).toMatch(/retry/i);
      expect(calls()).toHaveLength(1);
      sandbox.clearFaults();
      const [id = ""] = offboardingIds;
      await retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal() });
      expect(await run(ctx, id)).toMatchObject({ state: "removed", attempts: 1 });
      expect(calls()).toHaveLength(1);
    });

    test("and no connection can be used after a restart: not known, never failed, and a retry finds it done", async () => {
      const id = await confirm(ctx, fromOrganization(sandbox.state(), JONAS));
      offboardingIds.push(id);
      sandbox.addFaults([
        { match: REMOVAL, nth: 1, fault: { kind: "reset", apply: true } },
        { match: REMOVAL, nth: 1, fault: { kind: "lag", reads: 10 } },
      ]);
      const stop = new AbortController();
      await runOffboarding({ ...ctx, sleep: async () => stop.abort() }, id, stop.signal);
      sandbox.clearFaults();
      const restarted = createTestEngine(store.db, sandbox);
      try {
        sandbox.addFaults([{ match: { operation: "listOrgs" }, fault: { kind: "status", status: 503 } }]);
        const step = await run(restarted.ctx, id);
        expect(step).toMatchObject({ state: "not_confirmed", attempts: 1 });
        expect(step.sentence).toMatch(/^Atlas gave no answer to the removal. Whether .* is gone is not known/);
        sandbox.clearFaults();
        await retryOffboarding(restarted.ctx, { offboardingId: id, principal: aPrincipal() });
        expect(await run(restarted.ctx, id)).toMatchObject({ state: "removed", attempts: 1 });
        expect(calls()).toHaveLength(1);
      } finally {
        await restarted.close();
      }
    });

    test("and they are half gone: not confirmed, with what is still found, and no change by anybody else", async () => {
      const target = fromOrganization(sandbox.state(), ADA);
      const found = {
        id: target.userId,
        username: ADA,
        orgMembershipStatus: "ACTIVE",
        roles: ["GROUP_OWNER"],
        createdAt: "2024-01-01T00:00:00Z",
        firstName: "Ada",
        lastName: "Okafor",
      };
      const step = await remove(target, [
        { match: REMOVAL, nth: 1, fault: { kind: "reset", apply: true } },
        { match: { operation: "getGroupUser" }, fault: { kind: "status", status: 200, body: found } },
      ]);
      expect(step).toMatchObject({ state: "not_confirmed", attempts: 1 });
      expect(step.sentence).toMatch(/^Atlas gave no answer to the removal. The read-backs still find .* in project/);
      expect(calls()).toHaveLength(1);
    });

    test("and they changed meanwhile: nothing more is sent, and it is not said that nothing was", async () => {
      const target = fromOrganization(sandbox.state(), JONAS);
      const step = await remove(target, [
        { match: REMOVAL, nth: 1, fault: { kind: "reset" } },
        { match: REMOVAL, nth: 1, fault: { kind: "change", change: { op: "promote", ...whoIs(target) } } },
      ]);
      expect(step).toMatchObject({ state: "changed_since_review", attempts: 1 });
      expect(step.sentence).toMatch(/^Nothing more was sent/);
    });

    test("every time: after the last attempt it is failed, not repeated for ever", async () => {
      const step = await remove(undefined, [{ match: REMOVAL, fault: { kind: "status", status: 500 } }]);
      expect(step).toMatchObject({ state: "failed", attempts: ctx.timings.maxAttempts });
      expect(removals()).toEqual([]);
    });
  });

  describe("when Atlas asks to wait", () => {
    test.each([
      ["in a header", true],
      ["in the body only", false],
    ])("%s, it waits at least as long, reads the person again and goes on", async (_where, header) => {
      const step = await remove(undefined, [
        { match: REMOVAL, nth: 1, fault: { kind: "rateLimit", retryAfterS: 1, header } },
      ]);
      expect(step).toMatchObject({ state: "removed", attempts: 2, waitingUntil: null });
      const [first, second] = calls();
      expect(Date.parse(second?.at ?? "") - Date.parse(first?.at ?? "")).toBeGreaterThanOrEqual(1_000);
      expect(engine.slept).toContain(1_000);
      const [, entry] = (await listAudit(store.db, { offboardingId: offboardingIds[0], limit: 20 })).entries
        .filter((one) => one.action === "step.answer")
        .map((one) => one.details.status);
      expect(entry).toBe(429);
    });

    test("without saying how long, it takes Atlas's own advice of ten seconds and more", async () => {
      const step = await remove(undefined, [
        { match: REMOVAL, nth: 1, fault: { kind: "status", status: 429, errorCode: "RATE_LIMITED" } },
      ]);
      expect(step).toMatchObject({ state: "removed", attempts: 2 });
      expect(engine.slept.some((ms) => ms >= 10_000)).toBe(true);
    });

    test("for long, the queue waits instead of a worker, and nobody comes back too early", async () => {
      const step = await remove(undefined, [
        { match: REMOVAL, nth: 1, fault: { kind: "status", status: 429, retryAfter: 600 } },
      ]);
      expect(step.state).toBe("waiting");
      expect(Date.parse(step.waitingUntil ?? "") - Date.now()).toBeGreaterThan(590_000);
      const [id = ""] = offboardingIds;
      expect(engine.woken.at(-1)).toEqual({ offboardingId: id, startAfterMs: 600_000 });
      await run(ctx, id);
      expect(await resumeUnfinished(ctx)).toEqual([]);
      expect(calls()).toHaveLength(1);

      await store.db.execute(sql`update steps set waiting_until = now() where offboarding_id = ${id}`);
      sandbox.clearFaults();
      await engine.close();
      engine = createTestEngine(store.db, sandbox);
      ctx = engine.ctx;
      expect(await run(ctx, id)).toMatchObject({ state: "removed", attempts: 2 });
    });

    test("for hours, it says so and stops", async () => {
      const step = await remove(undefined, [
        { match: REMOVAL, nth: 1, fault: { kind: "status", status: 429, retryAfter: 7_200 } },
      ]);
      expect(step).toMatchObject({ state: "failed", attempts: 1 });
      expect(step.sentence).toMatch(/2 hours/);
    });
  });

  describe("when Atlas's reads lag behind its answer", () => {
    test("it reads back until the person is gone", async () => {
      const step = await remove(undefined, [{ match: REMOVAL, nth: 1, fault: { kind: "lag", reads: 6 } }]);
      expect(step).toMatchObject({ state: "removed", attempts: 1 });
    });

    test("for longer than it looks, the step is not confirmed, never removed; a retry finds it done", async () => {
      const step = await remove(undefined, [{ match: REMOVAL, nth: 1, fault: { kind: "lag" } }]);
      expect(step).toMatchObject({ state: "not_confirmed", attempts: 1, answer: { status: 204 } });
      expect(step.readBack?.checks.some((check) => check.found)).toBe(true);
      sandbox.clearFaults();
      const [id = ""] = offboardingIds;
      await retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal() });
      expect(await run(ctx, id)).toMatchObject({ state: "removed", attempts: 1 });
      expect(calls()).toHaveLength(1);
    });
  });

  describe("when the credential fails", () => {
    test("revoked at the removal: failed with a next step, nothing was changed, and a retry goes on", async () => {
      const target = fromOrganization(sandbox.state(), JONAS);
      const step = await remove(target, [{ match: REMOVAL, nth: 1, fault: { kind: "revoke" } }]);
      expect(step).toMatchObject({ state: "failed", attempts: 1 });
      expect(step.nextStep).not.toBeNull();
      expect(removals()).toEqual([]);

      sandbox.clearFaults();
      sandbox.change({ op: "setCredential", organizationId: target.organizationId, revoked: false });
      const [id = ""] = offboardingIds;
      await retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal() });
      expect(await run(ctx, id)).toMatchObject({ state: "removed", attempts: 2 });
    });

    test("without the role any more: refused, with the role that is missing", async () => {
      const target = fromOrganization(sandbox.state(), JONAS);
      const id = await confirm(ctx, target);
      offboardingIds.push(id);
      sandbox.change({ op: "setCredential", organizationId: target.organizationId, orgRoles: ["ORG_READ_ONLY"] });
      const step = await run(ctx, id);
      expect(step).toMatchObject({ state: "refused", attempts: 1 });
      expect(step.nextStep).toMatch(/Organization Owner/);
      expect(removals()).toEqual([]);
    });

    test("off the access list: failed, and the address to add is named", async () => {
      const step = await remove(undefined, [{ match: REMOVAL, nth: 1, fault: { kind: "accessList" } }]);
      expect(step).toMatchObject({ state: "failed", answer: { status: 403 } });
      expect(`${step.sentence} ${step.nextStep}`).toMatch(/access list/i);
    });

    test("with a token that has just ended, it signs in again and removes once", async () => {
      const step = await remove(undefined, [{ match: REMOVAL, nth: 1, fault: { kind: "expireTokens" } }]);
      expect(step).toMatchObject({ state: "removed", attempts: 1 });
      expect(removals()).toHaveLength(1);
    });
  });

  describe("when the world is another one than was confirmed", () => {
    test.each<[string, (target: RemovalTarget) => WorldChangeInput]>([
      ["promoted to owner", (target) => ({ op: "promote", ...whoIs(target) })],
      ["given another role", (target) => ({ op: "setOrgRoles", ...whoIs(target), orgRoles: ["ORG_BILLING_ADMIN"] })],
      ["put into another team", (target) => ({ op: "setTeams", ...whoIs(target), teamIds: [] })],
      ["renamed", (target) => ({ op: "rename", ...whoIs(target), newUsername: "someone.else@northwind.example" })],
      ["back to an invitation", (target) => ({ op: "setStatus", ...whoIs(target), status: "PENDING" })],
    ])("%s in between: changed since review, and nothing is sent", async (_what, change) => {
      const target = fromOrganization(sandbox.state(), JONAS);
      const id = await confirm(ctx, target);
      offboardingIds.push(id);
      sandbox.change(change(target));
      const step = await run(ctx, id);
      expect(step).toMatchObject({ state: "changed_since_review", attempts: 0, answer: null });
      expect(calls()).toEqual([]);
    });

    test("protected in between: changed since review", async () => {
      const id = await confirm(ctx, fromOrganization(sandbox.state(), JONAS));
      offboardingIds.push(id);
      const step = await run({ ...ctx, isProtected: (username) => username === JONAS }, id);
      expect(step).toMatchObject({ state: "changed_since_review", attempts: 0 });
      expect(step.sentence).toContain("the protection");
    });

    test("gone before we got there: already absent after a read-back, nothing sent, and not claimed as ours", async () => {
      const target = fromOrganization(sandbox.state(), JONAS);
      const id = await confirm(ctx, target);
      offboardingIds.push(id);
      sandbox.change({ op: "removeUser", ...whoIs(target) });
      const step = await run(ctx, id);
      expect(step).toMatchObject({ state: "already_absent", attempts: 0 });
      expect(step.readBack?.checks.every((check) => !check.found)).toBe(true);
      expect(calls()).toEqual([]);
    });

    test("gone in the moment of the call: Atlas's 404 is confirmed by a read-back, and is not ours", async () => {
      const target = fromOrganization(sandbox.state(), JONAS);
      const step = await remove(target, [
        { match: REMOVAL, nth: 1, fault: { kind: "change", change: { op: "removeUser", ...whoIs(target) } } },
      ]);
      expect(step).toMatchObject({ state: "already_absent", attempts: 1, answer: { status: 404 } });
      expect(step.sentence).toMatch(/Not removed by this offboarding/);
    });

    test("out of the project already, still in the organization: already absent", async () => {
      const target = fromProject(sandbox.state(), JONAS, "robot-config");
      const id = await confirm(ctx, target);
      offboardingIds.push(id);
      if (target.kind === "remove_from_project")
        sandbox.change({ op: "removeFromProject", ...whoIs(target), projectId: target.projectId });
      expect(await run(ctx, id)).toMatchObject({ state: "already_absent", attempts: 0 });
    });

    test("removed and invited again under another id: changed since review", async () => {
      const target = fromOrganization(sandbox.state(), JONAS);
      const id = await confirm(ctx, target);
      offboardingIds.push(id);
      sandbox.change({ op: "removeUser", ...whoIs(target) });
      sandbox.change({ op: "addUser", organizationId: target.organizationId, username: JONAS, status: "PENDING" });
      expect(await run(ctx, id)).toMatchObject({ state: "changed_since_review", attempts: 0 });
    });

    test("the other owners were demoted in between: refused as the last owner", async () => {
      const target = fromOrganization(sandbox.state(), ADA);
      const id = await confirm(ctx, target);
      offboardingIds.push(id);
      for (const username of activeOwners(sandbox.state(), target.organizationId).filter((owner) => owner !== ADA)) {
        sandbox.change({ op: "demote", organizationId: target.organizationId, username });
      }
      const step = await run(ctx, id);
      expect(step).toMatchObject({ state: "refused", attempts: 0 });
      expect(step.sentence).toMatch(/last owner/);
      expect(calls()).toEqual([]);
    });

    test("Atlas itself refuses the last owner: refused in its words", async () => {
      const target = fromOrganization(sandbox.state(), ADA);
      const others = activeOwners(sandbox.state(), target.organizationId).filter((owner) => owner !== ADA);
      const step = await remove(
        target,
        others.map((username) => ({
          match: REMOVAL,
          nth: 1,
          fault: { kind: "change", change: { op: "demote", organizationId: target.organizationId, username } },
        })),
      );
      expect(step).toMatchObject({ state: "refused", attempts: 1, answer: { errorCode: "CANNOT_DELETE_LAST_ADMIN" } });
    });

    test("the person cannot be read again: failed, nothing was sent, and a retry goes on", async () => {
      const step = await remove(undefined, [{ match: { operation: "getOrgUser" }, fault: { kind: "html" } }]);
      expect(step).toMatchObject({ state: "failed", attempts: 0 });
      expect(step.sentence).toMatch(/Nothing was sent/);
      sandbox.clearFaults();
      const [id = ""] = offboardingIds;
      // Whom it is about may not send it again.
      const byThemselves = retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal("operator", JONAS) });
      await expect(byThemselves).rejects.toMatchObject({ code: "SELF_REMOVAL" });
      await retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal() });
      expect((await run(ctx, id)).state).toBe("removed");
    });

    test("the owners cannot be counted: failed, nothing was sent", async () => {
      const step = await remove(fromOrganization(sandbox.state(), ADA), [
        { match: { operation: "listOrgUsers" }, fault: { kind: "truncate", bytes: 40 } },
      ]);
      expect(step).toMatchObject({ state: "failed", attempts: 0 });
      expect(calls()).toEqual([]);
    });
  });
});

function whoIs(target: RemovalTarget): { organizationId: string; userId: string } {
  if (!("userId" in target)) throw new Error("This target names no user");
  return { organizationId: target.organizationId, userId: target.userId };
}
