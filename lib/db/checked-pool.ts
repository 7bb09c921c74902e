import pg, { type PoolClient } from "pg";

type ConnectCallback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/**
 * A pool that tries a connection before it hands it out for a transaction. Drizzle's transaction takes a client and begins
 * outside its own try block: with a connection that died while idle, it would fail and never give the client back. The
 * check costs one round trip, and a restarted PostgreSQL is found again without an error.
 */
export class CheckedPool extends pg.Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<PoolClient> | undefined {
    if (callback) {
      // pool.query comes this way, and releases a broken client itself.
      super.connect(callback);
      return undefined;
    }
    return this.#connectChecked();
  }

  async #connectChecked(): Promise<PoolClient> {
    // Every failing client leaves the pool, so this ends: with a fresh connection, or with the error of making one.
    for (;;) {
      const client = await super.connect();
      try {
        await client.query("select 1");
        return client;
      } catch (error) {
        client.release(error instanceof Error ? error : true);
      }
    }
  }
}
