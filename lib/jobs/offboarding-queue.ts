import { fromPglite, type Job, PgBoss } from "pg-boss";
import { z } from "zod";
import type { Store } from "@/lib/db/store";
import type { Log } from "@/lib/log";
import { createErrorReport } from "./error-report";
import type { OffboardingQueue } from "./port";

/** How often a failed wake-up is tried again, with pauses that double from the first to the longest. */
export interface RetryPolicy {
  times: number;
  firstPauseSeconds: number;
  longestPauseSeconds: number;
}

const WAKE_UPS = "offboarding-wake-up";
const EXHAUSTED = "offboarding-wake-up-exhausted";

/** Rising pauses of 1 s to a minute: about a quarter of an hour, which outlives a database restart or a short Atlas outage. */
const RETRIES: RetryPolicy = { times: 20, firstPauseSeconds: 1, longestPauseSeconds: 60 };
/** A worker that died is noticed by its silence, within half a minute; the expiry is only for a handler that never comes back. */
const LIVENESS = { heartbeatSeconds: 20, expireInSeconds: 4 * 60 * 60 } as const;
const SUPERVISION = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 } as const;
/** A notification starts a job at once; polling is for delayed jobs, retries and lost notifications. */
const POLLING = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 } as const;
const MAX_QUEUE_CONNECTIONS = 3;
/** After the abort that ends the grace, a handler has this long to write down where it stands. */
const ABORT_GRACE_MS = 2_000;

const wakeUpSchema = z.object({ offboardingId: z.uuid() });
type WakeUp = z.infer<typeof wakeUpSchema>;

/**
 * Looks at one offboarding and does what the store says is to be done. May be called for the same offboarding twice, at
 * the same time, and after everything is done. `signal` aborts when the process stops or the job is taken over.
 */
export type WakeUpHandler = (offboardingId: string, signal: AbortSignal) => Promise<void>;

export interface WorkOptions {
  /** How many offboardings this process works on at a time. */
  concurrency: number;
  /** Told when a wake-up has failed for the last time. */
  onExhausted?: (offboardingId: string) => Promise<void>;
}

export interface OffboardingJobs {
  port: OffboardingQueue;
  /** Prepares the tables of the queue. Needed before `enqueue`, also where no jobs are worked on. */
  start(): Promise<void>;
  /** Starts taking jobs. A handler that throws is called again later. */
  work(handler: WakeUpHandler, options: WorkOptions): Promise<void>;
  /**
   * Takes no more jobs, lets running handlers finish for `graceMs`, then aborts them and puts their jobs back. Leaves the
   * store open. May be called twice, and before `start`.
   */
  stop(options: { graceMs: number }): Promise<void>;
}

/** The durable queue of offboardings to look at, on the same database as everything else. */
export function createOffboardingQueue(store: Store, options: { log: Log; retries?: RetryPolicy }): OffboardingJobs {
  const { log, retries = RETRIES } = options;
  const policy = {
    ...LIVENESS,
    retryLimit: retries.times,
    retryBackoff: true,
    retryDelay: retries.firstPauseSeconds,
    retryDelayMax: retries.longestPauseSeconds,
  };
  const boss = createBoss(store);
  boss.on("error", createErrorReport(log));
  boss.on("warning", (warning) => log.warn({ reason: warning.message }, "The job queue warns"));
  const stopping = new AbortController();

  async function runHandler(job: Job<WakeUp>, handler: WakeUpHandler): Promise<void> {
    const { offboardingId } = wakeUpSchema.parse(job.data);
    try {
      await handler(offboardingId, AbortSignal.any([job.signal, stopping.signal]));
      // It may have returned early because of the abort: the job must come back.
      stopping.signal.throwIfAborted();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(
        { offboardingId, attempt: job.retryCount + 1, reason },
        "Working on an offboarding failed; it is tried again",
      );
      // pg-boss keeps what is thrown, with all its properties, in its table: give it the sentence only.
      throw new Error(reason);
    }
  }

  return {
    port: {
      async enqueue(transaction, offboardingId, { startAfterMs = 0 } = {}) {
        const wakeUp: WakeUp = { offboardingId };
        // In seconds, counted by the database's clock.
        const startAfter = startAfterMs > 0 ? { startAfter: startAfterMs / 1_000 } : {};
        const db = { executeSql: (text: string, values: unknown[] = []) => transaction.executeSql(text, values) };
        const jobId = await boss.send(WAKE_UPS, wakeUp, { ...policy, ...startAfter, db });
        if (jobId === null) {
          throw new Error("The wake-up was not put into the queue");
        }
      },
    },
    async start() {
      await boss.start();
      await boss.createQueue(EXHAUSTED);
      await boss.createQueue(WAKE_UPS, { ...policy, notify: true, deadLetter: EXHAUSTED });
      // Fills pg-boss's cache of queues. A send that has to fill it first asks outside the caller's transaction, and on
      // PGlite's only connection would wait for that transaction for ever.
      await boss.findJobs(WAKE_UPS, { key: "none" });
    },
    async work(handler, { concurrency, onExhausted }) {
      await boss.work<WakeUp>(WAKE_UPS, { ...POLLING, localConcurrency: concurrency }, async (jobs) => {
        await Promise.all(jobs.map((job) => runHandler(job, handler)));
      });
      await boss.work<WakeUp>(EXHAUSTED, { pollingIntervalSeconds: 5 }, async (jobs) => {
        for (const job of jobs) {
          const { offboardingId } = wakeUpSchema.parse(job.data);
          log.error(
            { offboardingId },
            "A wake-up failed too often and is given up; the offboarding stays as it is until it is woken again",
          );
          await onExhausted?.(offboardingId);
        }
      });
    },
    async stop({ graceMs }) {
      const drained = Promise.all([boss.offWork(WAKE_UPS), boss.offWork(EXHAUSTED)]).then(() => true);
      if (!(await isWithin(drained, graceMs))) {
        stopping.abort(new Error("This process is stopping"));
        await isWithin(drained, ABORT_GRACE_MS);
      }
      await boss.stop({ graceful: false });
    },
  };
}

async function isWithin(done: Promise<boolean>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  const inTime = await Promise.race([done, late]);
  clearTimeout(timer);
  return inTime;
}

function createBoss(store: Store): PgBoss {
  const common = { ...SUPERVISION, schema: "jobs", schedule: false, useListenNotify: true };
  if (store.kind === "pglite") {
    return new PgBoss({
      ...common,
      db: fromPglite(store.pglite),
      backend: "pglite",
      reindex: false,
      monitorVacuum: false,
    });
  }
  return new PgBoss({
    ...common,
    connectionString: store.url,
    application_name: "atlas-offboarding-queue",
    max: MAX_QUEUE_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
  });
}
