import type { Database, Transaction } from "@/lib/db/database";
import { sqlState } from "@/lib/db/errors";

/** Serialization failure and deadlock: the database undid everything, and the same work may succeed now. */
const REPEATABLE: readonly (string | null)[] = ["40001", "40P01"];
const MAX_TRIES = 3;

/** Runs `work` in one transaction, again when the database asks for it; `work` must not do anything outside the transaction. */
export async function inTransaction<Value>(db: Database, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt >= MAX_TRIES || !REPEATABLE.includes(sqlState(error))) throw error;
    }
  }
}
