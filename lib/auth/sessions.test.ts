import { beforeEach, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list";
import { describeOnEachStore } from "@/lib/db/testing";
import { SESSION_SECONDS } from "./session-name";
import { endSession, readPrincipal, refuseSession, startSession } from "./sessions";
import { createTestRuntime, TEST_PEOPLE, type TestRuntime } from "./testing";

describeOnEachStore("sessions", ({ store }) => {
  let runtime: TestRuntime;
  beforeEach(() => {
    runtime = createTestRuntime(store());
  });

  const start = (changes: Partial<Parameters<typeof startSession>[1]> = {}) =>
    startSession(runtime, {
      email: TEST_PEOPLE.operator,
      name: "Omar",
      claims: [],
      authenticatedAtMs: runtime.now(),
      provider: "oidc",
      replaces: null,
      ...changes,
    });
  const audited = async () => (await listAudit(store().db, { limit: 500 })).entries.map(({ action }) => action);

  test("begin with a row and an audit entry, and are read from the row", async () => {
    const before = (await audited()).length;
    const id = await start();
    expect(await readPrincipal(runtime, id)).toEqual({
      sessionId: id,
      email: TEST_PEOPLE.operator,
      name: "Omar",
      role: "operator",
      authenticatedAt: "2026-11-21T12:00:00.000Z",
    });
    expect((await audited()).slice(0, -before || undefined)).toEqual(["session.signed_in"]);
  });

  test("end eight hours after they began, to the millisecond", async () => {
    const id = await start();
    runtime.clock.nowMs += SESSION_SECONDS * 1000 - 1;
    expect(await readPrincipal(runtime, id)).not.toBeNull();
    runtime.clock.nowMs += 1;
    expect(await readPrincipal(runtime, id)).toBeNull();
  });

  test("end at once when somebody signs out, and only once in the audit log", async () => {
    const id = await start();
    await endSession(runtime, id);
    expect(await readPrincipal(runtime, id)).toBeNull();
    const after = await audited();
    expect(after[0]).toBe("session.signed_out");
    await endSession(runtime, id);
    expect(await audited()).toHaveLength(after.length);
  });

  test("end when the same browser signs in again", async () => {
    const first = await start();
    const second = await start({ replaces: first });
    expect(await readPrincipal(runtime, first)).toBeNull();
    expect(await readPrincipal(runtime, second)).not.toBeNull();
  });

  test("do not count as more recent than now, whatever the provider's clock says", async () => {
    const id = await start({ authenticatedAtMs: runtime.now() + 3_600_000 });
    expect((await readPrincipal(runtime, id))?.authenticatedAt).toBe("2026-11-21T12:00:00.000Z");
  });

  test("that were refused leave an audit entry and no row", async () => {
    await refuseSession(runtime, { email: "stranger@company.test", claims: [] }, "oidc");
    const [entry] = (await listAudit(store().db, { limit: 1 })).entries;
    expect(entry).toMatchObject({ action: "session.refused", actor: "stranger@company.test" });
  });
});
