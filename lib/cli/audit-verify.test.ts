import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "@/lib/audit/append";
import { openStore } from "@/lib/db/open";
import type { Store } from "@/lib/db/store";
import { createTestDatabase, STORE_KINDS, type TestDatabase } from "@/lib/db/testing";
import { createLog } from "@/lib/log";

interface Answer {
  exitCode: number;
  output: string;
}

function runCommand(environment: Record<string, string>, ...args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const command = ["--import", "tsx", join(process.cwd(), "lib", "cli", "audit-verify.ts"), ...args];
    const options = { env: { NODE_ENV: "test" as const, PATH: process.env.PATH, ...environment } };
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === "number" ? error.code : 0, output: `${stdout}${stderr}` });
    });
  });
}

describe.each(STORE_KINDS)("npm run audit:verify (%s)", (kind) => {
  let database: TestDatabase;
  let environment: Record<string, string>;
  let third: { sequence: number; hash: string };

  const withStore = async <Value>(work: (store: Store) => Promise<Value>): Promise<Value> => {
    const store = await openStore(database.target, { log: createLog("silent") });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };

  beforeAll(async () => {
    database = await createTestDatabase(kind);
    const { target } = database;
    environment = target.kind === "postgres" ? { DATABASE_URL: target.url } : { DATA_DIR: target.dataDir };
    third = await withStore(async ({ db }) => {
      const append = () =>
        db.transaction((tx) => appendAudit(tx, { action: "session.signed_in", actor: "ada@example.com" }));
      await append();
      await append();
      return append();
    });
  });
  afterAll(() => database.remove());

  it("says that the log is intact, and how it ends", async () => {
    const { exitCode, output } = await runCommand(environment);
    expect(output).toContain(`The audit log is intact: 3 entries, ending in 3:${third.hash}`);
    expect(exitCode).toBe(0);
  });

  it("tells a log that holds an entry written down earlier from one that does not", async () => {
    expect(await runCommand(environment, "--expect", `3:${third.hash}`)).toMatchObject({ exitCode: 0 });
    const { exitCode, output } = await runCommand(environment, "--expect", `2:${third.hash}`);
    expect(output).toContain("BROKEN: entry 2");
    expect(exitCode).toBe(1);
  });

  it("exits with 1 and names the first entry that does not hold", async () => {
    await withStore(async ({ db }) => {
      await db.execute(sql`alter table audit_entries disable trigger all`);
      await db.execute(sql`update audit_entries set actor = 'mallory@example.com' where sequence = 2`);
    });
    const { exitCode, output } = await runCommand(environment);
    expect(output).toContain("BROKEN at entry 2: Entry 2 was changed after it was written.");
    expect(exitCode).toBe(1);
  });
});

describe("npm run audit:verify", () => {
  it("says which process holds the folder, and checks nothing", async () => {
    const database = await createTestDatabase("pglite");
    const store = await openStore(database.target, { log: createLog("silent") });
    const dataDir = database.target.kind === "pglite" ? database.target.dataDir : "";
    const { exitCode, output } = await runCommand({ DATA_DIR: dataDir });
    expect(output).toContain(`already open in process ${process.pid}`);
    expect(exitCode).toBe(2);
    await store.close();
    await database.remove();
  });

  it("creates nothing where there is no log yet", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "atlas-offboarding-empty-"));
    const { exitCode, output } = await runCommand({ DATA_DIR: dataDir });
    expect(output).toContain(`There is no audit log in ${dataDir} yet.`);
    expect(exitCode).toBe(2);
    rmSync(dataDir, { recursive: true });
  });

  it("says that the database cannot be reached, without its password", async () => {
    const { exitCode, output } = await runCommand({ DATABASE_URL: "postgres://ada:s3cret@127.0.0.1:1/atlas" });
    expect(output).toContain("ECONNREFUSED");
    expect(output).not.toContain("s3cret");
    expect(exitCode).toBe(2);
  });

  it("explains itself when it is called in a way it does not know", async () => {
    const { exitCode, output } = await runCommand({}, "--expect", "yesterday");
    expect(output).toContain("--expect takes SEQUENCE:HASH");
    expect(exitCode).toBe(2);
  });
});
