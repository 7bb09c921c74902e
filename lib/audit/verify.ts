import { and, asc, gt, lte, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/lib/db/database";
import { auditEntries, auditHead } from "@/lib/db/schema";
import { CHAIN_START, type ChainLink, compareWithHead, followChain } from "./check-chain";
import { toAuditEntry } from "./read";
import type { ChainStatus } from "./types";

const BATCH = 1_000;
const boundsSchema = z.object({
  rows: z.array(
    z.object({ last: z.coerce.number(), sequence: z.coerce.number().nullable(), hash: z.string().nullable() }),
  ),
});

/**
 * Recomputes every hash of the audit log and compares its end with the head. Finds a changed field, a missing, added or
 * moved entry, a fork, and a missing tail, and names the first entry that does not hold. A log rewritten as a whole,
 * head included, agrees with itself: against that, compare `headHash` with one that was written down elsewhere.
 *
 * May run while entries are being appended; it answers for those that were there when it began.
 */
export async function verifyChain(db: Database, options: { batch?: number } = {}): Promise<ChainStatus> {
  const { last, head } = await readBounds(db);
  if (head === null) {
    return { intact: false, entries: 0, firstBadSequence: 1, reason: "The record of the log's end is missing." };
  }
  let link: ChainLink = CHAIN_START;
  let entries = 0;
  // From the very bottom, so that an entry numbered below 1 is seen as well.
  let readTo: number | null = null;
  for (;;) {
    const rows = await readBatch(db, readTo, last, options.batch ?? BATCH);
    const next = rows.at(-1);
    if (next === undefined) {
      break;
    }
    entries += rows.length;
    const followed = followChain(link, rows.map(toAuditEntry));
    if ("intact" in followed) {
      return { ...followed, entries };
    }
    link = followed;
    readTo = next.sequence;
  }
  const broken = compareWithHead(link, head);
  return broken === null
    ? { intact: true, entries, headSequence: head.sequence, headHash: head.hash }
    : { ...broken, entries };
}

/** The end of the log and its head, in one statement: an entry appended meanwhile is in both or in neither. */
async function readBounds(db: Database): Promise<{ last: number; head: ChainLink | null }> {
  const result = await db.execute(sql`
    select coalesce((select max(sequence) from ${auditEntries}), 0) as last, head.sequence, head.hash
    from (values (1)) as one left join ${auditHead} as head on head.id = 1
  `);
  const row = boundsSchema.parse(result).rows[0];
  if (row === undefined || row.sequence === null || row.hash === null) {
    return { last: row?.last ?? 0, head: null };
  }
  return { last: row.last, head: { sequence: row.sequence, hash: row.hash } };
}

function readBatch(db: Database, after: number | null, last: number, limit: number) {
  const above = after === null ? undefined : gt(auditEntries.sequence, after);
  return db
    .select()
    .from(auditEntries)
    .where(and(above, lte(auditEntries.sequence, last)))
    .orderBy(asc(auditEntries.sequence))
    .limit(limit);
}
