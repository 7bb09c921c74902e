import { AtlasError, type AtlasErrorKind } from "../errors";
import type { CallName } from "../operations/operations";
import type { Deadline } from "./deadline";
import { delayBeforeRetry } from "./retry-timing";
import type { Timings } from "./timings";

/** Worth asking again, when asking changes nothing in Atlas. A body that was cut off comes as `network`. */
const PASSING: ReadonlySet<AtlasErrorKind> = new Set(["rate_limited", "unavailable", "network", "timeout"]);

interface RetryParts {
  /** Only this call's own errors are retried: one of the token's has had its retries already. */
  operation: CallName;
  timings: Timings;
  deadline: Deadline;
  random(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Told before a pause that Atlas asked for. */
  onPause?: (ms: number) => void;
}

/**
 * Runs something that is safe to repeat until it succeeds, fails for good, or the attempts or the time are used up;
 * then throws the last AtlasError, with its `retryAfterMs`. `attempt` counts from 1.
 */
export async function readWithRetries<Value>(
  run: (attempt: number) => Promise<Value>,
  parts: RetryParts,
): Promise<Value> {
  const { timings, deadline } = parts;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(attempt);
    } catch (error) {
      if (!(error instanceof AtlasError) || !PASSING.has(error.kind)) throw error;
      if (error.operation !== parts.operation) throw error;
      if (attempt >= timings.maxAttempts || deadline.ended() !== null) throw error;
      const rateLimited = error.kind === "rate_limited";
      const { retryAfterMs } = error;
      const delayMs = delayBeforeRetry({ retry: attempt - 1, rateLimited, retryAfterMs }, timings, parts.random);
      if ((retryAfterMs ?? 0) > timings.longestWaitMs || delayMs >= deadline.remainingMs()) throw error;
      if (rateLimited || retryAfterMs !== null) parts.onPause?.(delayMs);
      await parts.sleep(delayMs, deadline.signal).catch(() => undefined);
      // Stopped while waiting: what was known before the wait is the better answer, unless the caller stopped us.
      if (deadline.ended() === "time") throw error;
      if (deadline.ended() === "caller") {
        throw new AtlasError({ kind: "aborted", operation: error.operation, method: error.method, cause: error });
      }
    }
  }
}
