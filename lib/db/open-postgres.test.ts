import { connect, createServer, type Server, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "@/lib/log";
import { StoreOpenError } from "./errors";
import { openStore } from "./open";
import { createTestDatabase, type TestDatabase } from "./testing";

const options = { log: createLog("silent") };

describe("openStore on PostgreSQL", () => {
  let database: TestDatabase;
  let url: string;
  beforeEach(async () => {
    database = await createTestDatabase("postgres");
    url = database.target.kind === "postgres" ? database.target.url : "";
  });
  afterEach(() => database.remove());

  it("lets several servers open an empty database at the same time", async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ kind: "postgres", url }, options)));
    const [store] = stores;
    expect(await store?.db.execute(sql`select count(*)::int as n from audit_head`)).toMatchObject({ rows: [{ n: 1 }] });
    await Promise.all(stores.map((each) => each.close()));
  });

  it("leaves the schema alone when it is opened only for reading", async () => {
    const store = await openStore({ kind: "postgres", url }, { ...options, migrate: false });
    const tables = sql`select count(*)::int as n from pg_tables where schemaname = 'public'`;
    expect(await store.db.execute(tables)).toMatchObject({ rows: [{ n: 0 }] });
    await store.close();
  });

  it("goes on after the server has cut every connection", async () => {
    const store = await openStore({ kind: "postgres", url }, options);
    await Promise.all([store.ping(), store.ping(), store.ping()]);
    await cutConnections();
    await store.db.transaction((tx) => tx.execute(sql`select 1`));
    await store.ping();
    await store.close();
  });

  it("fails a transaction whose connection is cut, and nothing else", async () => {
    const store = await openStore({ kind: "postgres", url }, options);
    // More often than the pool has connections: a client that is not given back would be missed.
    for (let round = 0; round < 15; round += 1) {
      const cut = store.db.transaction(async (tx) => {
        await tx.execute(sql`select 1`);
        await cutConnections();
        await tx.execute(sql`select 1`);
      });
      await expect(cut).rejects.toThrow();
    }
    await store.ping();
    await store.close();
  });

  it("says within seconds that the server no longer answers, and recovers when it does", async () => {
    const proxy = await startProxy(url);
    const store = await openStore({ kind: "postgres", url: proxy.url }, options);
    await store.ping();
    proxy.freeze();
    const start = performance.now();
    await expect(store.ping()).rejects.toThrow(/did not answer/);
    expect(performance.now() - start).toBeLessThan(10_000);
    proxy.thaw();
    await store.ping();
    await proxy.close();
    await expect(store.ping()).rejects.toThrow();
    await store.close();
  });

  it.each([
    ["nobody listens", "postgres://ada:s3cret@127.0.0.1:1/nothing", /ECONNREFUSED/],
    ["the database is missing", "", /3D000/],
  ])("names the cause and no password when %s", async (_, address, cause) => {
    const missing = new URL(url);
    missing.pathname = "/no_such_database";
    missing.password = "s3cret";
    const opening = openStore({ kind: "postgres", url: address || missing.toString() }, options);
    await expect(opening).rejects.toThrow(StoreOpenError);
    await expect(opening).rejects.toThrow(cause);
    await opening.catch((error: Error) => expect(error.message).not.toContain("s3cret"));
  });

  async function cutConnections(): Promise<void> {
    const other = await openStore({ kind: "postgres", url }, { ...options, migrate: false });
    await other.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    `);
    await other.close();
  }
});

/** Stands between the store and the server, and can stop passing anything on while connections stay up. */
async function startProxy(url: string): Promise<{ url: string; freeze(): void; thaw(): void; close(): Promise<void> }> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (isFrozen) from.pause();
      from.on("data", (data) => to.write(data));
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const through = new URL(url);
  through.port = typeof address === "object" && address !== null ? String(address.port) : "";
  return {
    url: through.toString(),
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
