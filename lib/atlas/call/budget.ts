/**
 * Keeps within Atlas's rate limits. Atlas counts per endpoint set and scope in token buckets and tells what is left in
 * `RateLimit-*` headers, when it tells. When little is left, calls are spaced at the rate the bucket refills; when Atlas
 * says 429, every call of that set waits.
 */

import type { HeaderReader } from "./answer";
import type { Deadline } from "./deadline";

/** Below this share of the limit calls are spaced. */
const LOW_SHARE = 0.1;
// The slowest bucket in Atlas's table refills a third of its capacity a minute (GET /orgs: 300, 100 each 60 s).
const FULL_REFILL_MS = 3 * 60_000;
/** A bucket of ten calls would be paced at 18 s; a 429 and its Retry-After are the better guide then. */
const LONGEST_SPACING_MS = 2_000;

/** What Atlas last said of one endpoint set. */
export interface CallsLeft {
  limit: number;
  remaining: number;
  /** How long ago, in milliseconds. */
  ageMs: number;
}

/** How far apart to send calls, in milliseconds, with so much left of such a limit. Pure. */
export function spacingMs(limit: number, remaining: number): number {
  if (!(limit > 0) || remaining > limit * LOW_SHARE) return 0;
  return Math.min(LONGEST_SPACING_MS, Math.ceil(FULL_REFILL_MS / limit));
}

/** Reads the headers; null when Atlas left them out. */
export function readRateLimit(headers: HeaderReader): { limit: number; remaining: number } | null {
  const limit = Number.parseInt(headers.get("ratelimit-limit") ?? "", 10);
  const remaining = Number.parseInt(headers.get("ratelimit-remaining") ?? "", 10);
  return limit > 0 && remaining >= 0 ? { limit, remaining } : null;
}

export interface Budget {
  /**
   * Waits until a call may be sent. `onPause` is told before a wait that Atlas asked for. Returns null when it may go,
   * or the milliseconds still to wait when that is longer than `longestMs` or the deadline: then nothing was waited.
   */
  enter(key: string, within: Deadline, longestMs: number, onPause: (ms: number) => void): Promise<number | null>;
  observe(key: string, headers: HeaderReader): void;
  /** What Atlas last said is left, as long as that says anything: a bucket that had time to fill is as good as unheard of. */
  left(key: string): CallsLeft | null;
  /** No call of this set for so long. Never shortens a pause. */
  pause(key: string, ms: number): void;
}

interface SetState {
  pausedUntil: number;
  spacing: number;
  nextSlotAt: number;
  told: { limit: number; remaining: number; at: number } | null;
}

interface BudgetParts {
  monotonicNow(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export function createBudget({ monotonicNow, sleep }: BudgetParts): Budget {
  const sets = new Map<string, SetState>();

  function stateOf(key: string): SetState {
    let state = sets.get(key);
    if (state === undefined) {
      state = { pausedUntil: 0, spacing: 0, nextSlotAt: 0, told: null };
      sets.set(key, state);
    }
    return state;
  }

  return {
    async enter(key, within, longestMs, onPause) {
      const state = stateOf(key);
      for (;;) {
        const pauseMs = state.pausedUntil - monotonicNow();
        if (pauseMs <= 0) break;
        if (pauseMs > longestMs || pauseMs >= within.remainingMs()) return pauseMs;
        onPause(pauseMs);
        await sleep(pauseMs, within.signal).catch(() => undefined);
        if (within.ended() !== null) return null;
      }
      if (state.spacing === 0) return null;
      // Slots are given out in order, so ten waiting calls leave one after the other and not at once.
      const slotAt = Math.max(monotonicNow(), state.nextSlotAt);
      state.nextSlotAt = slotAt + state.spacing;
      const waitMs = slotAt - monotonicNow();
      if (waitMs <= 0) return null;
      if (waitMs >= within.remainingMs()) return waitMs;
      await sleep(waitMs, within.signal).catch(() => undefined);
      return null;
    },
    observe(key, headers) {
      const left = readRateLimit(headers);
      if (left === null) return;
      const state = stateOf(key);
      state.spacing = spacingMs(left.limit, left.remaining);
      state.told = { ...left, at: monotonicNow() };
    },
    left(key) {
      const told = sets.get(key)?.told ?? null;
      if (told === null) return null;
      const ageMs = monotonicNow() - told.at;
      return ageMs < FULL_REFILL_MS ? { limit: told.limit, remaining: told.remaining, ageMs } : null;
    },
    pause(key, ms) {
      const state = stateOf(key);
      state.pausedUntil = Math.max(state.pausedUntil, monotonicNow() + ms);
    },
  };
}
