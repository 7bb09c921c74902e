import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { readEnvironment } from "@/lib/env";
import { createLog } from "@/lib/log";
import { readOffboarding } from "@/lib/offboarding/read-offboarding";
import { checkInvariants } from "@/lib/offboarding/testing/check-invariants";
import { fromOrganization } from "@/lib/offboarding/testing/people";
import { confirm } from "@/lib/offboarding/testing/test-engine";
import { createRuntime, type Runtime } from "@/lib/runtime";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";

const SCRIPT = fileURLToPath(new URL("worker.ts", import.meta.url));
const JONAS = "jonas.weber@northwind.example";
const LIMIT_MS = 120_000;

interface Worker {
  process: ChildProcess;
  /** What it has written so far. */
  output(): string;
  ended: Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Starts `npm run worker` with these variables, and nothing of this process's own environment. */
function startWorker(environment: Record<string, string>): Worker {
  const child = spawn(process.execPath, ["--import", "tsx", SCRIPT], {
    env: { NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { process: child, output: () => output, ended };
}

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

describe("npm run worker", () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let environment: Record<string, string>;
  let dashboard: Runtime;
  let folder: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ users: 60 });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    sandbox.reset();
    database = await createTestDatabase("postgres");
    if (database.target.kind !== "postgres") throw new Error("PostgreSQL was asked for");
    folder = mkdtempSync(join(tmpdir(), "atlas-offboarding-worker-"));
    environment = { DATABASE_URL: database.target.url, ATLAS_SANDBOX_URL: sandbox.baseUrl, DATA_DIR: folder };
    dashboard = await createRuntime(readEnvironment({ ...environment, WORKER: "off" }), { log: createLog("silent") });
  });
  afterEach(async () => {
    await dashboard.close();
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const stateOf = async (id: string) => (await readOffboarding(dashboard.offboarding, id)).steps[0]?.state;

  test(
    "removes what the dashboard took on, and ends cleanly on SIGTERM",
    async () => {
      const id = await confirm(dashboard.offboarding, fromOrganization(sandbox.state(), JONAS));
      const worker = startWorker(environment);
      await expect.poll(() => stateOf(id), { timeout: LIMIT_MS, interval: 100 }).toBe("removed");
      worker.process.kill("SIGTERM");
      expect(await worker.ended, worker.output()).toBe(0);
      const secrets = sandbox.organizations.map((one) => one.clientSecret);
      const world = { effects: sandbox.effects(), state: sandbox.state(), secrets };
      expect(await checkInvariants(dashboard.db, [id], world)).toEqual([]);
      for (const secret of secrets) expect(worker.output()).not.toContain(secret);
    },
    LIMIT_MS,
  );

  test(
    "killed in the middle of a call, leaves it to the next worker, which sends nothing twice",
    async () => {
      const id = await confirm(dashboard.offboarding, fromOrganization(sandbox.state(), JONAS));
      sandbox.addFaults([{ match: { method: "DELETE" }, nth: 1, fault: { kind: "hang", apply: true } }]);
      const calls = () => sandbox.requests().filter((request) => request.method === "DELETE");
      const victim = startWorker(environment);
      await expect.poll(calls, { timeout: LIMIT_MS, interval: 20 }).toHaveLength(1);
      victim.process.kill("SIGKILL");
      await victim.ended;
      expect(await stateOf(id)).toBe("removing");
      // The lease would end by itself in half a minute.
      await dashboard.db.execute(sql`update steps set lease_until = now() where ended_at is null`);
      const next = startWorker(environment);
      await expect.poll(() => stateOf(id), { timeout: LIMIT_MS, interval: 100 }).toBe("removed");
      expect(calls()).toHaveLength(1);
      next.process.kill("SIGTERM");
      expect(await next.ended, next.output()).toBe(0);
    },
    LIMIT_MS,
  );
});

describe("npm run worker refuses to start", () => {
  test(
    "on the data folder, which belongs to one process",
    async () => {
      const worker = startWorker({ ATLAS_SANDBOX_URL: "http://127.0.0.1:9" });
      expect(await worker.ended).toBe(2);
      expect(worker.output()).toMatch(/needs PostgreSQL[\s\S]*DATABASE_URL/);
    },
    LIMIT_MS,
  );

  test(
    "with a sandbox of its own, which would not be the dashboard's",
    async () => {
      const worker = startWorker({ DATABASE_URL: "postgres://127.0.0.1:9/none" });
      expect(await worker.ended).toBe(2);
      expect(worker.output()).toMatch(/ATLAS_SANDBOX_URL/);
    },
    LIMIT_MS,
  );

  test(
    "with wrong settings, all named",
    async () => {
      const worker = startWorker({ DATABASE_URL: "nonsense", PORT: "-1" });
      expect(await worker.ended).toBe(2);
      expect(worker.output()).toMatch(/DATABASE_URL/);
      expect(worker.output()).toMatch(/PORT/);
    },
    LIMIT_MS,
  );

  test(
    "without its database",
    async () => {
      const worker = startWorker({
        DATABASE_URL: "postgres://127.0.0.1:9/none",
        ATLAS_SANDBOX_URL: "http://127.0.0.1:9",
      });
      expect(await worker.ended).toBe(1);
      expect(worker.output()).toMatch(/DATABASE_URL/);
    },
    LIMIT_MS,
  );
});
