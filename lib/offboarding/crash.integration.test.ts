import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "@/lib/db/open";
import { offboardings, steps } from "@/lib/db/schema";
import { createTestDatabase, STORE_KINDS, type TestDatabase } from "@/lib/db/testing";
import { createLog } from "@/lib/log";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import { checkInvariants } from "./testing/check-invariants";
import { type CrashOrder, type CrashProcess, startCrashProcess } from "./testing/crash-process";
import { PRODUCTION } from "./testing/people";

const LIMIT_MS = 180_000;

describe.each(STORE_KINDS)("a worker killed with SIGKILL (%s)", (kind) => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let spare: CrashProcess;

  beforeAll(async () => {
    sandbox = await startSandbox({ users: 80, rateLimits: false });
    spare = startCrashProcess();
  });
  afterAll(async () => {
    spare.kill();
    await sandbox.close();
  });
  beforeEach(async () => {
    sandbox.reset();
    database = await createTestDatabase(kind);
  });
  afterEach(() => database.remove());

  const organizationId = () => {
    const organization = sandbox.organizations.find((one) => one.name === PRODUCTION);
    if (organization === undefined) throw new Error("The seeded company has changed");
    return organization.id;
  };
  /** Someone without projects and teams, so that every removal has the same boundaries. */
  const newcomer = (n: number): string => {
    const username = `newcomer-${n}@northwind.example`;
    sandbox.change({ op: "addUser", organizationId: organizationId(), username });
    return sandbox.accessOf(username)[0]?.userId ?? "";
  };
  /** Takes the process that has already loaded, and loads the next one meanwhile. */
  const nextProcess = () => {
    const taken = spare;
    spare = startCrashProcess();
    return taken;
  };
  const order = (userId: string | null, dieAt: number | null): CrashOrder => ({
    store: database.target,
    baseUrl: sandbox.baseUrl,
    organizationId: organizationId(),
    userId,
    verb: "remove",
    dieAt,
    // Opening PGlite costs a second each time: there only the moments at which the world has just changed.
    everyBoundary: kind === "postgres",
  });

  /** Everything that was confirmed came to its end, once each, with a whole record. */
  async function expectAllSettled(confirmed: number): Promise<void> {
    const store = await openStore(database.target, { log: createLog("silent") });
    try {
      const rows = await store.db.select({ id: offboardings.id, state: offboardings.state }).from(offboardings);
      expect(rows).toHaveLength(confirmed);
      const ended = await store.db.select({ state: steps.state, attempts: steps.attempts }).from(steps);
      expect(ended.map((step) => step.state)).toEqual(Array.from({ length: confirmed }, () => "removed"));
      expect(sandbox.effects().filter((effect) => effect.method === "DELETE")).toHaveLength(confirmed);
      const secrets = sandbox.organizations.flatMap((one) => [one.clientSecret, one.privateKey]);
      const world = { effects: sandbox.effects(), state: sandbox.state(), secrets };
      expect(
        await checkInvariants(
          store.db,
          rows.map((row) => row.id),
          world,
        ),
      ).toEqual([]);
    } finally {
      await store.close();
    }
  }

  test(
    "at any boundary of a removal is settled by the next one: at most one call is applied, and the record is whole",
    async () => {
      const boundaries: string[] = [];
      for (let n = 1; ; n += 1) {
        const { signal, said, complaints } = await nextProcess().run(order(newcomer(n), n));
        if (signal === null) {
          expect(said, complaints).not.toBe("");
          expect(JSON.parse(said), complaints).toEqual({ lived: n - 1 });
          break;
        }
        expect(signal, complaints).toBe("SIGKILL");
        boundaries.push(String(JSON.parse(said).died));
      }
      const changes = boundaries.filter((boundary) => /^after |^before remove/.test(boundary));
      expect(changes).toEqual([
        "after a commit",
        "after a commit",
        "before removeOrganizationUser",
        "after removeOrganizationUser",
        "after a commit",
        "after a commit",
      ]);
      expect(boundaries.length).toBeGreaterThanOrEqual(kind === "postgres" ? 15 : 6);
      await expectAllSettled(boundaries.length + 1);
    },
    LIMIT_MS,
  );

  test.each([
    ["was applied", true],
    ["was lost", false],
  ])(
    "in the middle of a call that %s is settled by reading back",
    async (_what, apply) => {
      sandbox.addFaults([{ match: { method: "DELETE" }, nth: 1, fault: { kind: "hang", apply } }]);
      const victim = nextProcess();
      const ended = victim.run(order(newcomer(1), null));
      await expect
        .poll(() => sandbox.requests().some((request) => request.method === "DELETE"), { interval: 5, timeout: 60_000 })
        .toBe(true);
      victim.kill();
      expect((await ended).signal).toBe("SIGKILL");
      const after = await nextProcess().run(order(null, null));
      expect(after.complaints).toBe("");
      expect(sandbox.requests().filter((request) => request.method === "DELETE")).toHaveLength(apply ? 1 : 2);
      await expectAllSettled(1);
    },
    LIMIT_MS,
  );
});
