import { setMaxListeners } from "node:events";

/**
 * A signal that ends by itself after `ms`, with the reason of `AbortSignal.timeout`, and earlier when one of the others does.
 * Instead of `AbortSignal.any` over `AbortSignal.timeout`: nothing holds on to that timeout, so a garbage collection takes it
 * away in silence (nodejs/node#57736), and whoever waits for an Atlas that does not answer would never be told.
 */
export function startPatience(ms: number, ...others: (AbortSignal | undefined)[]): AbortSignal {
  const controller = new AbortController();
  const given = others.filter((other) => other !== undefined);
  // Every list of every organization may listen to one of these.
  setMaxListeners(0, controller.signal, ...given);
  const end = (reason: unknown) => {
    clearTimeout(timer);
    for (const other of given) other.removeEventListener("abort", follow);
    controller.abort(reason);
  };
  const follow = () => end(given.find((other) => other.aborted)?.reason);
  const timer = setTimeout(() => end(new DOMException("The time for this is up.", "TimeoutError")), ms);
  timer.unref();
  for (const other of given) other.addEventListener("abort", follow, { once: true });
  if (given.some((other) => other.aborted)) follow();
  return controller.signal;
}
