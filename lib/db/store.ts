import type { PGlite } from "@electric-sql/pglite";
import type { Pool } from "pg";
import type { Log } from "@/lib/log";
import type { Database } from "./database";

/** Where the data lives: an embedded database in a folder, or a PostgreSQL server. */
export type DatabaseTarget = { kind: "pglite"; dataDir: string } | { kind: "postgres"; url: string };

export interface OpenOptions {
  log: Log;
  /** Whether missing migrations are applied. */
  migrate: boolean;
}

interface OpenStore {
  db: Database;
  /** Rejects within about two seconds when the database does not answer. */
  ping(): Promise<void>;
  /** Closes connections and gives the folder free. May be called twice. */
  close(): Promise<void>;
}

/** One connection for everything: inside `db.transaction(tx => ...)` use only `tx`, or it waits for itself for ever. */
export interface PgliteStore extends OpenStore {
  kind: "pglite";
  pglite: PGlite;
}

export interface PostgresStore extends OpenStore {
  kind: "postgres";
  pool: Pool;
  url: string;
}

export type Store = PgliteStore | PostgresStore;
