import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzleNodePostgres } from "drizzle-orm/node-postgres";
import { migrate as migrateNodePostgres } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";

/** Names the advisory lock that migrations hold; any fixed number does, as long as nothing else uses it. */
const MIGRATION_LOCK = 4_711_202_611;
/** Includes waiting for another server's migration. */
const MIGRATION_TIMEOUT_MS = 60_000;

/**
 * Relative to the working directory, because a bundle moves code away from these files while Next, tsx and vitest are all
 * started in the project's root (`npm run` sees to that).
 */
function migrationsFolder(): string {
  return join(process.cwd(), "lib", "db", "migrations");
}

/** Brings a PGlite database to the newest schema. A database that is there already is left alone. */
export async function migratePgliteStore(pglite: PGlite): Promise<void> {
  await migratePglite(drizzlePglite(pglite), { migrationsFolder: migrationsFolder() });
}

/**
 * Connects to PostgreSQL and brings it to the newest schema, one process at a time: drizzle's migrator has no lock, and two
 * starting servers would collide.
 */
export async function preparePostgres(
  url: string,
  options: { migrate: boolean; connectionTimeoutMs: number },
): Promise<void> {
  // A connection of its own, closed afterwards: closing it frees the lock whatever has happened.
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: options.connectionTimeoutMs,
    query_timeout: MIGRATION_TIMEOUT_MS,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    if (options.migrate) {
      await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
      await migrateNodePostgres(drizzleNodePostgres(client), { migrationsFolder: migrationsFolder() });
    }
  } finally {
    await client.end().catch(() => {});
  }
}
