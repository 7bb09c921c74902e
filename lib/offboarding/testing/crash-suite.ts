import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { createTestDatabase, type StoreKind, type TestDatabase } from "@/lib/db/testing";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import { type CrashOrder, type CrashProcess, startCrashProcess } from "./crash-process";
import { PRODUCTION } from "./people";

/** A company, a store of its own for each test, and processes that are killed while they work on both. */
export interface Crashes {
  sandbox(): Sandbox;
  database(): TestDatabase;
  organizationId(): string;
  /** Does the verb to one person after the other (`prepare` gives the id of the nth), killed at one boundary later each time
   * until one lives; the boundaries at which the others died. */
  dieAtEachBoundary(prepare: (n: number) => string): Promise<string[]>;
  /** Kills a process as soon as Atlas has met this operation, and lets the next one finish what it left. */
  dieDuring(operation: string, userId: string): Promise<void>;
}

/** Sets up and takes down what a suite of crashes needs; called once inside its describe. */
export function prepareCrashes(
  kind: StoreKind,
  { users, verb, everyBoundary = false }: { users: number; verb: CrashOrder["verb"]; everyBoundary?: boolean },
): Crashes {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let spare: CrashProcess;

  beforeAll(async () => {
    sandbox = await startSandbox({ users, rateLimits: false });
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
    verb,
    dieAt,
    everyBoundary,
  });

  return {
    sandbox: () => sandbox,
    database: () => database,
    organizationId,
    async dieAtEachBoundary(prepare) {
      const boundaries: string[] = [];
      for (let n = 1; ; n += 1) {
        const { signal, said, complaints } = await nextProcess().run(order(prepare(n), n));
        if (signal === null) {
          expect(JSON.parse(said || "{}"), complaints).toEqual({ lived: n - 1 });
          return boundaries;
        }
        expect(signal, complaints).toBe("SIGKILL");
        boundaries.push(String(JSON.parse(said).died));
      }
    },
    async dieDuring(operation, userId) {
      const victim = nextProcess();
      const ended = victim.run(order(userId, null));
      await expect
        .poll(() => sandbox.requests().some((request) => request.operation === operation), {
          interval: 5,
          timeout: 60_000,
        })
        .toBe(true);
      victim.kill();
      expect((await ended).signal).toBe("SIGKILL");
      expect((await nextProcess().run(order(null, null))).complaints).toBe("");
    },
  };
}
