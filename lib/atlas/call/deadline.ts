/** A total deadline over waiting, sending and reading, nested: a call's inside a list's inside the caller's signal. */

import { setMaxListeners } from "node:events";

export interface Deadline {
  readonly signal: AbortSignal;
  /** Null while it runs; then whether time ran out or the caller stopped it. */
  ended(): "time" | "caller" | null;
  remainingMs(): number;
  /** Stops the clock and lets go of the parents. `stop` also aborts whatever still runs under it. */
  clear(): void;
  stop(): void;
}

interface Parents {
  deadline?: Deadline;
  signal?: AbortSignal | undefined;
}

/** Starts a deadline of `ms`; it ends earlier when a parent does. `monotonicNow` is in milliseconds. */
export function startDeadline(ms: number, monotonicNow: () => number, parents: Parents = {}): Deadline {
  const { deadline: parent, signal } = parents;
  const controller = new AbortController();
  // A list's deadline has a listener for each of its pages, and a caller's signal one for each call: all are taken off.
  // Not 0 for "no limit": undici asks for the number, and Node 20 has none to give for a zero.
  setMaxListeners(10_000, controller.signal);
  if (signal !== undefined) setMaxListeners(10_000, signal);
  const endsAt = monotonicNow() + ms;
  let why: "time" | "caller" | null = null;

  const end = (reason: "time" | "caller") => {
    if (why !== null) return;
    why = reason;
    clear();
    controller.abort();
  };
  const onParent = () => end(parent?.ended() ?? "caller");
  const onSignal = () => end("caller");
  const timer = setTimeout(() => end("time"), ms);
  const clear = () => {
    clearTimeout(timer);
    parent?.signal.removeEventListener("abort", onParent);
    signal?.removeEventListener("abort", onSignal);
  };

  parent?.signal.addEventListener("abort", onParent);
  signal?.addEventListener("abort", onSignal);
  if (signal?.aborted) onSignal();
  else if (parent?.signal.aborted) onParent();

  return {
    signal: controller.signal,
    ended: () => why,
    remainingMs: () =>
      Math.max(0, Math.min(endsAt - monotonicNow(), parent?.remainingMs() ?? Number.POSITIVE_INFINITY)),
    clear,
    stop: () => end("caller"),
  };
}

/** Waits for a promise that is shared with others, but no longer than the signal allows. Rejects with `stopped()` then. */
export function waitUnder<Value>(promise: Promise<Value>, signal: AbortSignal, stopped: () => Error): Promise<Value> {
  if (signal.aborted) return Promise.reject(stopped());
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(stopped());
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
