import { GENESIS_HASH, hashEntry } from "./hash";
import type { AuditEntry, ChainStatus } from "./types";

/** The last link that held. */
export interface ChainLink {
  sequence: number;
  hash: string;
}

export const CHAIN_START: ChainLink = { sequence: 0, hash: GENESIS_HASH };

type Broken = Omit<Extract<ChainStatus, { intact: false }>, "entries">;

/** Follows the chain through `entries`, ascending. Returns the last link, or the first entry that does not hold and why. */
export function followChain(from: ChainLink, entries: readonly AuditEntry[]): ChainLink | Broken {
  let link = from;
  for (const entry of entries) {
    const reason = findBreak(link, entry);
    if (reason !== null) {
      return { intact: false, firstBadSequence: Math.min(entry.sequence, link.sequence + 1), reason };
    }
    link = { sequence: entry.sequence, hash: entry.hash };
  }
  return link;
}

function findBreak(link: ChainLink, entry: AuditEntry): string | null {
  const expected = link.sequence + 1;
  if (entry.sequence > expected) {
    return `Entry ${expected} is missing.`;
  }
  if (entry.sequence < expected) {
    return `Entry ${entry.sequence} does not belong into the log.`;
  }
  if (entry.previousHash !== link.hash) {
    return `Entry ${entry.sequence} does not follow from the entry before it.`;
  }
  if (hashEntry(entry) !== entry.hash) {
    return `Entry ${entry.sequence} was changed after it was written.`;
  }
  return null;
}

/** Compares where the chain ends with where the head says it ends. Null when they agree. */
export function compareWithHead(end: ChainLink, head: ChainLink): Broken | null {
  if (end.sequence < head.sequence) {
    const missing = end.sequence + 1;
    return { intact: false, firstBadSequence: missing, reason: `Entry ${missing} is missing from the end of the log.` };
  }
  if (end.sequence > head.sequence) {
    const extra = head.sequence + 1;
    return {
      intact: false,
      firstBadSequence: extra,
      reason: `Entry ${extra} stands behind the recorded end of the log.`,
    };
  }
  if (end.hash !== head.hash) {
    const reason = `Entry ${end.sequence} is not the one that was recorded as the last.`;
    return { intact: false, firstBadSequence: end.sequence, reason };
  }
  return null;
}
