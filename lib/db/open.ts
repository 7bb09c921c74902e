import type { Log } from "@/lib/log";
import { openPgliteStore } from "./open-pglite";
import { openPostgresStore } from "./open-postgres";
import type { DatabaseTarget, Store } from "./store";

/**
 * Opens the store and applies missing migrations. The same SQL on both: the domain works with `store.db` and does not know
 * which one it has.
 *
 * @param options.migrate false leaves the database as it is, for readers
 * @throws StoreHeldError when another process has the PGlite folder; StoreOpenError with a sentence and a hint otherwise
 */
export function openStore(target: DatabaseTarget, options: { log: Log; migrate?: boolean }): Promise<Store> {
  const resolved = { log: options.log, migrate: options.migrate ?? true };
  return target.kind === "pglite" ? openPgliteStore(target.dataDir, resolved) : openPostgresStore(target.url, resolved);
}
