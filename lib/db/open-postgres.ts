import { drizzle } from "drizzle-orm/node-postgres";
import { CheckedPool } from "./checked-pool";
import { StoreOpenError } from "./errors";
import { preparePostgres } from "./migrate";
import { pingWithin } from "./ping";
import * as schema from "./schema";
import type { OpenOptions, PostgresStore } from "./store";

const CONNECTION_TIMEOUT_MS = 5_000;
/** No query of ours takes longer; past it the connection is taken for dead. */
const QUERY_TIMEOUT_MS = 20_000;
/** A waiting writer gives up before its caller does. */
const LOCK_TIMEOUT_MS = 10_000;
/** A process that vanished in mid-transaction must not hold the head of the audit chain for long. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;
const MAX_CONNECTIONS = 10;

/**
 * Opens PostgreSQL and brings it to the newest schema.
 *
 * @throws StoreOpenError when it cannot be reached or the user may not create tables
 */
export async function openPostgresStore(url: string, { log, migrate }: OpenOptions): Promise<PostgresStore> {
  try {
    await preparePostgres(url, { migrate, connectionTimeoutMs: CONNECTION_TIMEOUT_MS });
  } catch (error) {
    throw new StoreOpenError(
      `The PostgreSQL database of DATABASE_URL could not be opened (${describeFailure(error)}).`,
      "Check that the server runs, that host, port, user, password and database are right, and that the user may create tables in it.",
      { cause: error },
    );
  }
  const pool = new CheckedPool({
    connectionString: url,
    application_name: "atlas-offboarding",
    max: MAX_CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  });
  // Without a listener, a lost connection is an uncaught error that ends the process: pg-pool listens only while a client
  // is idle, so each client gets one of its own for the time it is in use.
  pool.on("error", (error) => log.warn({ reason: error.message }, "An idle PostgreSQL connection was lost"));
  pool.on("connect", (client) => client.on("error", () => {}));
  let closing: Promise<void> | null = null;
  return {
    kind: "postgres",
    db: drizzle(pool, { schema }),
    pool,
    url,
    ping: () => pingWithin(() => pool.query("select 1")),
    close() {
      closing ??= pool.end();
      return closing;
    },
  };
}

/** A SQLSTATE or a system code: enough to act on, and never the address with its password. */
function describeFailure(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string") {
      return current.code;
    }
  }
  return error instanceof Error && /timeout/i.test(error.message) ? "timeout" : "unknown reason";
}
