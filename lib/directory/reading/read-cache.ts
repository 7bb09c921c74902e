import { setMaxListeners } from "node:events";

/**
 * How long a list read from Atlas answers for itself. Half a minute lets a page, its tabs and its export share one read of
 * 10,000 users (20 calls of the 250 a minute Atlas allows an organization) while nobody decides on old news: every plan and
 * every removal reads live, past this cache.
 */
export const READ_MAX_AGE_MS = 30_000;

/**
 * A forced read joins one that began less than this ago: ten people pressing Refresh together are one read, and what they
 * see is still as new as their press.
 */
export const JOIN_WINDOW_MS = 1_000;

/** What can be kept: a list that knows its length. */
export interface Readable {
  results: readonly unknown[];
}

export interface ReadOptions {
  /** Read Atlas again even when a recent answer is at hand. */
  fresh?: boolean;
  /** Stops waiting; the read itself stops when nobody waits for it any more. */
  signal?: AbortSignal;
}

/** Reads the list once. `readAt` (ISO 8601, UTC) is when the read begins, so that nothing in it is older. */
export type Load<Value> = (signal: AbortSignal, readAt: string) => Promise<Value>;

/** Recent reads of one kind of list: one read at a time for each key, shared by everyone who asks meanwhile. */
export interface ReadCache<Value extends Readable> {
  /** The kept answer, else the running read, else a new one. Failures are not kept. */
  read(key: string, load: Load<Value>, options?: ReadOptions): Promise<Value>;
  /** The kept answer when it is young enough; asks nobody. */
  peek(key: string): Value | undefined;
  /** Forgets what began before this (milliseconds since the epoch; without it, everything), running reads included. */
  forget(key: string, beganBeforeMs?: number): void;
  /** The same for every key. */
  forgetAll(beganBeforeMs?: number): void;
}

interface Flight<Value> {
  promise: Promise<Value>;
  beganAtMs: number;
  waiting: number;
  stop: AbortController;
}

interface Kept<Value> {
  value: Value;
  beganAtMs: number;
}

/**
 * `now` in milliseconds since the epoch; beyond `maxRows` over all keys, the list used longest ago is dropped. `maxAgeMs`
 * says how long an answer is kept: half a minute where nothing else is said. `rowsOf` counts its rows where looking at them
 * costs something.
 */
export function createReadCache<Value extends Readable>(options: {
  now(): number;
  maxRows: number;
  maxAgeMs?: (value: Value) => number;
  rowsOf?: (value: Value) => number;
}): ReadCache<Value> {
  const { now, maxRows, maxAgeMs = () => READ_MAX_AGE_MS, rowsOf = ({ results }) => results.length } = options;
  const flights = new Map<string, Flight<Value>>();
  /** In order of use: the first is the one used longest ago. */
  const kept = new Map<string, Kept<Value>>();

  function peek(key: string): Value | undefined {
    const found = kept.get(key);
    if (found === undefined) return undefined;
    const ageMs = now() - found.beganAtMs;
    if (ageMs < 0 || ageMs >= maxAgeMs(found.value)) {
      kept.delete(key);
      return undefined;
    }
    kept.delete(key);
    kept.set(key, found);
    return found.value;
  }

  function begin(key: string, load: Load<Value>): Flight<Value> {
    const beganAtMs = now();
    const stop = new AbortController();
    // Only the newest flight of a key is kept: neither one that was forgotten nor one that a forced read overtook.
    const land = () => flights.get(key) === flight && flights.delete(key);
    const promise = load(stop.signal, new Date(beganAtMs).toISOString()).then(
      (value) => {
        if (land()) keep(key, { value, beganAtMs });
        return value;
      },
      (failure: unknown) => {
        land();
        throw failure;
      },
    );
    const flight: Flight<Value> = { promise, beganAtMs, waiting: 0, stop };
    flights.set(key, flight);
    return flight;
  }

  function keep(key: string, entry: Kept<Value>): void {
    kept.delete(key);
    kept.set(key, entry);
    let rows = 0;
    for (const { value } of kept.values()) rows += rowsOf(value);
    for (const [oldest, { value }] of kept) {
      // The list just read stays, however long it is.
      if (rows <= maxRows || oldest === key) break;
      rows -= rowsOf(value);
      kept.delete(oldest);
    }
  }

  /** Whoever leaves early leaves alone; the last one to leave stops the read. */
  function wait(key: string, flight: Flight<Value>, signal: AbortSignal | undefined): Promise<Value> {
    flight.waiting += 1;
    if (signal === undefined) return flight.promise;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          if (flights.get(key) === flight) flights.delete(key);
          flight.stop.abort(signal.reason);
        }
        reject(signal.reason);
      };
      // One request may wait for the lists of many organizations at once; every one takes its listener off again.
      setMaxListeners(0, signal);
      signal.addEventListener("abort", leave, { once: true });
      flight.promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  function forget(key: string, beganBeforeMs = Number.POSITIVE_INFINITY): void {
    for (const store of [flights, kept]) {
      if ((store.get(key)?.beganAtMs ?? beganBeforeMs) < beganBeforeMs) store.delete(key);
    }
  }

  return {
    peek,
    forget,
    async read(key, load, { fresh = false, signal } = {}) {
      signal?.throwIfAborted();
      const recent = fresh ? undefined : peek(key);
      if (recent !== undefined) return recent;
      const running = flights.get(key);
      const joins = running !== undefined && (!fresh || now() - running.beganAtMs < JOIN_WINDOW_MS);
      return wait(key, joins ? running : begin(key, load), signal);
    },
    forgetAll(beganBeforeMs) {
      for (const key of [...flights.keys(), ...kept.keys()]) forget(key, beganBeforeMs);
    },
  };
}
