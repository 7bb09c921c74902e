import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/lib/db/database";
import { auditEntries, auditHead } from "@/lib/db/schema";
import { hashEntry } from "./hash";
import { normaliseDraft } from "./normalise";
import type { AuditDraft, AuditEntry } from "./types";

const headSchema = z.object({
  rows: z.array(z.object({ sequence: z.coerce.number().int(), hash: z.string(), at: z.string() })),
});

/**
 * Writes an audit entry inside the caller's transaction: it exists if and only if that commits. The head of the chain stays
 * locked until then, so numbers have no gaps and their order is the order of commits; make this the last statement of a
 * transaction, so that the lock is held briefly and always taken last. `at` is the database's clock, read under the lock.
 *
 * @returns the entry as written
 * @throws when it cannot be written; the caller must then not do what the entry says (rule 2)
 */
export async function appendAudit(transaction: Transaction, draft: AuditDraft): Promise<AuditEntry> {
  const content = normaliseDraft(draft);
  const head = await lockHead(transaction);
  const unhashed = { ...content, sequence: head.sequence + 1, at: head.at, previousHash: head.hash };
  const entry: AuditEntry = { ...unhashed, hash: hashEntry(unhashed) };
  const written = transaction.$with("written").as(
    transaction
      .insert(auditEntries)
      .values({ ...entry, at: new Date(entry.at) })
      .returning({ sequence: auditEntries.sequence }),
  );
  await transaction
    .with(written)
    .update(auditHead)
    .set({ sequence: entry.sequence, hash: entry.hash })
    .where(sql`id = 1`);
  return entry;
}

async function lockHead(transaction: Transaction): Promise<{ sequence: number; hash: string; at: string }> {
  // The clock is read outside the locking subquery, so that it is read after the wait for the lock, not before it.
  const result = await transaction.execute(sql`
    with head as materialized (select sequence, hash from ${auditHead} where id = 1 for update)
    select sequence, hash, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from head
  `);
  const head = headSchema.parse(result).rows[0];
  if (head === undefined) {
    throw new Error("The head of the audit chain is missing: nothing can be recorded, so nothing may be done");
  }
  return head;
}
