import type { Database } from "@/lib/db/database";
import type { ChainLink } from "./check-chain";
import type { WatchedChainStatus } from "./types";
import { verifyChain, verifyChainAfter } from "./verify";

/** How old the last look at every entry may be: one takes a second or two at forty thousand entries. */
export const WHOLE_CHECK_EVERY_MS = 10 * 60_000;
/** A log of up to so many entries is looked at as a whole each time: that takes a fifth of a second. */
const SHORT_LOG_ENTRIES = 5_000;

/** Answers whether the audit log holds. One for the process, made in lib/runtime.ts. */
export interface ChainWatch {
  check(): Promise<WatchedChainStatus>;
}

/**
 * Looks at every entry of a short log each time. Of a long one the first time it is asked, again when that is ten minutes ago,
 * and whenever anything does not hold; in between at those that came since, at the number of the others, and at the last one
 * that held. An older entry that is changed meanwhile is found by the next look at all of them: the answer says when that was.
 */
export function createChainWatch(
  { db, now }: { db: Database; now(): number },
  { shortLogEntries = SHORT_LOG_ENTRIES }: { shortLogEntries?: number } = {},
): ChainWatch {
  let known: { link: ChainLink; wholeAtMs: number } | null = null;
  let running: Promise<WatchedChainStatus> | null = null;

  async function checkNow(): Promise<WatchedChainStatus> {
    // A clock that was set back says nothing about age: then all of it is looked at again.
    const ageMs = known === null ? -1 : now() - known.wholeAtMs;
    const isLong = known !== null && known.link.sequence > shortLogEntries;
    if (known !== null && isLong && ageMs >= 0 && ageMs < WHOLE_CHECK_EVERY_MS) {
      const status = await verifyChainAfter(db, known.link);
      if (status.intact) {
        const { wholeAtMs } = known;
        known = { link: { sequence: status.headSequence, hash: status.headHash }, wholeAtMs };
        return { ...status, wholeCheckedAt: new Date(wholeAtMs).toISOString() };
      }
    }
    known = null;
    const wholeAtMs = now();
    const status = await verifyChain(db);
    if (status.intact) known = { link: { sequence: status.headSequence, hash: status.headHash }, wholeAtMs };
    return { ...status, wholeCheckedAt: new Date(wholeAtMs).toISOString() };
  }

  return {
    check() {
      running ??= checkNow().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
