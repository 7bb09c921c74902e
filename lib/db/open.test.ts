import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createLog } from "@/lib/log";
import { StoreHeldError, StoreOpenError } from "./errors";
import { openStore } from "./open";
import { sessions } from "./schema";
import { createTestDatabase, STORE_KINDS } from "./testing";

const options = { log: createLog("silent") };
const session = () => ({
  id: randomUUID(),
  email: "ada@example.com",
  name: "Ada",
  claims: ["admins"],
  authenticatedAt: new Date("2026-11-21T09:00:00.123Z"),
  expiresAt: new Date("2026-11-21T17:00:00Z"),
  endedAt: null,
});

describe.each(STORE_KINDS)("openStore (%s)", (kind) => {
  it("keeps what was written, and applies migrations only once", async () => {
    const database = await createTestDatabase(kind);
    const row = session();
    const first = await openStore(database.target, options);
    await first.db.insert(sessions).values(row);
    await first.close();
    const second = await openStore(database.target, options);
    expect(await second.db.select().from(sessions)).toEqual([row]);
    await second.close();
    await database.remove();
  });

  it("undoes everything in a transaction that fails", async () => {
    const database = await createTestDatabase(kind);
    const store = await openStore(database.target, options);
    const failing = store.db.transaction(async (tx) => {
      await tx.insert(sessions).values(session());
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await store.db.select().from(sessions)).toEqual([]);
    await store.close();
    await database.remove();
  });

  it("answers a ping while open, and refuses it once closed; closing twice is fine", async () => {
    const database = await createTestDatabase(kind);
    const store = await openStore(database.target, options);
    await store.ping();
    await Promise.all([store.close(), store.close()]);
    await expect(store.ping()).rejects.toThrow();
    await database.remove();
  });
});

describe("openStore on a folder", () => {
  it("keeps few of its pages in memory: they are the process's own", async () => {
    const database = await createTestDatabase("pglite");
    const store = await openStore(database.target, options);
    expect(await store.db.execute(sql`show shared_buffers`)).toMatchObject({ rows: [{ shared_buffers: "16MB" }] });
    await store.close();
    await database.remove();
  });

  it("turns a second opener away while the first is open, and changes nothing", async () => {
    const database = await createTestDatabase("pglite");
    const first = await openStore(database.target, options);
    await expect(openStore(database.target, options)).rejects.toThrow(StoreHeldError);
    await first.ping();
    await first.close();
    const second = await openStore(database.target, options);
    await second.close();
    await database.remove();
  });

  it("creates the folder for its owner alone on first use, and starts over where a creation was cut short", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "atlas-offboarding-first-"));
    mkdirSync(join(dataDir, "store.unfinished"));
    writeFileSync(join(dataDir, "store.unfinished", "PG_VERSION"), "18\n");
    const store = await openStore({ kind: "pglite", dataDir }, options);
    expect(await store.db.select().from(sessions)).toEqual([]);
    expect(existsSync(join(dataDir, "store.unfinished"))).toBe(false);
    expect(statSync(join(dataDir, "store")).mode & 0o777).toBe(0o700);
    await store.close();
    rmSync(dataDir, { recursive: true });
  }, 120_000);

  it("says which folder is damaged, and gives the lock back", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "atlas-offboarding-damaged-"));
    mkdirSync(join(dataDir, "store"));
    writeFileSync(join(dataDir, "store", "PG_VERSION"), "7\n");
    const opening = openStore({ kind: "pglite", dataDir }, options);
    await expect(opening).rejects.toThrow(StoreOpenError);
    await expect(opening).rejects.toThrow(join(dataDir, "store"));
    expect(existsSync(join(dataDir, "store.lock"))).toBe(false);
    rmSync(dataDir, { recursive: true });
  });

  it("says that a folder cannot be written to", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "atlas-offboarding-file-"));
    writeFileSync(join(dataDir, "data"), "a file where the folder should be");
    const opening = openStore({ kind: "pglite", dataDir: join(dataDir, "data") }, options);
    await expect(opening).rejects.toThrow(/cannot be written to/);
    rmSync(dataDir, { recursive: true });
  });
});
