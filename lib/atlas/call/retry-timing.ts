/** When to ask again: pure functions of what Atlas said. */

import type { Timings } from "./timings";

/**
 * Milliseconds that a `Retry-After` header asks for, or null when it says nothing readable.
 * Seconds or an HTTP-date; a date is measured against the answer's own `Date`, so our clock may be wrong.
 */
export function parseRetryAfter(header: string | null, date: string | null, nowMs: number): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  // Anything Date.parse takes that does not start with a weekday is not an HTTP-date ("-5" would be the year 2001).
  if (!/^[A-Za-z]{3}/.test(value)) return null;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return null;
  const reference = date === null ? Number.NaN : Date.parse(date);
  return Math.max(0, until - (Number.isNaN(reference) ? nowMs : reference));
}

/**
 * Milliseconds that a 429's `parameters` ask for. The token bucket's are `[path, retryAfterSeconds, …]`;
 * the older limiter's are `[path, requests, minutes]` and hold no wait.
 */
export function waitFromParameters(errorCode: string | null, parameters: readonly unknown[]): number | null {
  if (errorCode === "RATE_LIMITED" && parameters.length === 3) return null;
  const given = parameters[1];
  // Number("") is 0, and asking again at once is the one thing it cannot mean.
  const seconds = String(given ?? "").trim() === "" ? Number.NaN : Number(given);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : null;
}

/** The longer of two hints: asking sooner than either would be too soon. */
export function longerWait(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** Full jitter: anywhere below base · 2ⁿ, at most the cap. `retry` counts from 0. */
export function fullJitter(retry: number, baseMs: number, capMs: number, random: () => number): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** retry));
}

/** How long to wait before retry number `retry` (from 0). Never shorter than `retryAfterMs`. */
export function delayBeforeRetry(
  cause: { retry: number; rateLimited: boolean; retryAfterMs: number | null },
  timings: Timings,
  random: () => number,
): number {
  const jitter = fullJitter(cause.retry, timings.backoffMs, timings.backoffCapMs, random);
  if (cause.retryAfterMs !== null) return cause.retryAfterMs + jitter;
  if (cause.rateLimited) return timings.rateLimitedMs * 2 ** cause.retry + jitter;
  return jitter;
}
