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
  if (head === null) return WITHOUT_HEAD;
  // From the very bottom, so that an entry numbered below 1 is seen as well.
  return followTo(head, { link: CHAIN_START, entries: 0, readTo: null }, (readTo) =>
    readBatch(db, readTo, last, options.batch ?? BATCH),
  );
}

/**
 * The same for what came after a link that held: of the entries up to it only that they are as many as then and that the last
 * one is the same. A changed field in an older entry is found by {@link verifyChain} alone.
 */
export async function verifyChainAfter(
  db: Database,
  known: ChainLink,
  options: { batch?: number } = {},
): Promise<ChainStatus> {
  const { last, head } = await readBounds(db);
  if (head === null) return WITHOUT_HEAD;
  const { entries, hash } = await readKnown(db, known.sequence);
  if (entries !== known.sequence || hash !== known.hash) {
    return { intact: false, entries, firstBadSequence: known.sequence, reason: "The log is not what it was." };
  }
  return followTo(head, { link: known, entries, readTo: known.sequence }, (readTo) =>
    readBatch(db, readTo, last, options.batch ?? BATCH),
  );
}

const WITHOUT_HEAD: ChainStatus = {
  intact: false,
  entries: 0,
  firstBadSequence: 1,
  reason: "The record of the log's end is missing.",
};

async function followTo(
  head: ChainLink,
  from: { link: ChainLink; entries: number; readTo: number | null },
  read: (readTo: number | null) => ReturnType<typeof readBatch>,
): Promise<ChainStatus> {
  let { link, entries, readTo } = from;
  for (;;) {
    const rows = await read(readTo);
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

const knownSchema = z.object({ rows: z.array(z.object({ entries: z.coerce.number(), hash: z.string().nullable() })) });

/** How many entries there are up to a number, and the hash of that one. */
async function readKnown(db: Database, sequence: number): Promise<{ entries: number; hash: string }> {
  const result = await db.execute(sql`
    select count(*) as entries, max(hash) filter (where sequence = ${sequence}) as hash
    from ${auditEntries} where sequence <= ${sequence}
  `);
  const row = knownSchema.parse(result).rows[0];
  return { entries: row?.entries ?? 0, hash: row?.hash ?? CHAIN_START.hash };
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
