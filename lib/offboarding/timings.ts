import type { EngineTimings } from "./context";

/**
 * What runs in production. Read-backs go on for a minute after a 2xx; a call without an answer is watched for half a minute
 * before it may be sent again, longer than any deadline of the call itself, so that a late effect is seen first.
 */
export const DEFAULT_TIMINGS: EngineTimings = {
  verifyPausesMs: [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000],
  settlePausesMs: [1_000, 2_000, 4_000, 8_000, 15_000],
  maxAttempts: 4,
  leaseMs: 30_000,
};
