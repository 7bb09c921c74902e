import type { Database } from "@/lib/db/database";
import type { DirectoryReadContext } from "@/lib/directory/cache";
import type { OffboardingQueue } from "@/lib/jobs/port";
import type { Log } from "@/lib/log";

/** How long the engine waits for what. All in milliseconds; tests make them small. */
export interface EngineTimings {
  /** Pauses between read-backs after a 2xx, in order; when they are used up the step is `not_confirmed`. */
  verifyPausesMs: readonly number[];
  /** Pauses between read-backs after a removal without an answer; only when all still find the grant is it sent again. */
  settlePausesMs: readonly number[];
  /** How many removal calls one step may send at most. */
  maxAttempts: number;
  /** How long a claim on a step holds without a heartbeat. */
  leaseMs: number;
}

/** What the engine needs. Built in lib/runtime.ts, handed to every verb as its first argument. */
export interface OffboardingContext extends DirectoryReadContext {
  db: Database;
  queue: OffboardingQueue;
  log: Log;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  timings: EngineTimings;
  /** Names this process in leases. */
  workerId: string;
  /** Told after a step settled, so that cached reads of that organization are dropped. */
  onSettled(organizationId: string): void;
}
