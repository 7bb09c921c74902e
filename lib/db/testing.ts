import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { createLog } from "@/lib/log";
import { openStore } from "./open";
import type { DatabaseTarget, Store } from "./store";

export type StoreKind = Store["kind"];
export const STORE_KINDS: readonly StoreKind[] = ["pglite", "postgres"];

/** A database of its own for a test, which may also be opened by a process that the test starts. */
export interface TestDatabase {
  target: DatabaseTarget;
  /** Close every store on it first. */
  remove(): Promise<void>;
}

/** An empty database: a folder in the temporary directory, or one on the run's PostgreSQL server (see testing/global-setup). */
export async function createTestDatabase(kind: StoreKind): Promise<TestDatabase> {
  return kind === "pglite" ? createFolder() : createDatabase();
}

/** An open store on a database of its own; `close` also removes the database. */
export async function openTestStore(kind: StoreKind): Promise<Store> {
  const database = await createTestDatabase(kind);
  const store = await openStore(database.target, { log: createLog("silent") });
  const close = async () => {
    await store.close();
    await database.remove();
  };
  return store.kind === "pglite" ? { ...store, close } : { ...store, close };
}

/**
 * Runs the same tests on PGlite and on PostgreSQL, each on a fresh database that the tests of the block share.
 * `store()` is there once tests run.
 */
export function describeOnEachStore(
  title: string,
  define: (context: { kind: StoreKind; store(): Store }) => void,
): void {
  describe.each(STORE_KINDS)(`${title} (%s)`, (kind) => {
    let opened: Store | null = null;
    beforeAll(async () => {
      opened = await openTestStore(kind);
    });
    afterAll(async () => {
      await opened?.close();
    });
    define({
      kind,
      store() {
        if (opened === null) {
          throw new Error("The store is open only while tests run");
        }
        return opened;
      },
    });
  });
}

function createFolder(): TestDatabase {
  const dataDir = mkdtempSync(join(tmpdir(), "atlas-offboarding-pglite-"));
  cpSync(inject("pgliteTemplate"), join(dataDir, "store"), { recursive: true });
  return {
    target: { kind: "pglite", dataDir },
    async remove() {
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await runOnServer(`create database ${name}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return {
    target: { kind: "postgres", url: url.toString() },
    remove: () => runOnServer(`drop database if exists ${name} with (force)`),
  };
}

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
