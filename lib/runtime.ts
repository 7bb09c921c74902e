import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { type ChainWatch, createChainWatch } from "@/lib/audit/chain-watch";
import { keepSandboxSecret } from "@/lib/auth/sandbox-secret";
import type { Database } from "@/lib/db/database";
import { openStore } from "@/lib/db/open";
import type { Store } from "@/lib/db/store";
import { createDirectoryCache, type DirectoryReadContext } from "@/lib/directory/cache";
import { createConnections } from "@/lib/directory/connections/connections";
import { type Configuration, prepareNextAuthEnvironment, readOwnEnvironment, type Secret } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { createOffboardingQueue } from "@/lib/jobs/offboarding-queue";
import type { OffboardingQueue } from "@/lib/jobs/port";
import { createLog, type Log } from "@/lib/log";
import type { EngineTimings, OffboardingContext } from "@/lib/offboarding/context";
import { giveUpOffboarding } from "@/lib/offboarding/give-up-offboarding";
import { createOffboardedPeople } from "@/lib/offboarding/offboarded-people";
import { settleAbandonedReinvitations } from "@/lib/offboarding/reinvite/settle-abandoned";
import { resumeUnfinished, voidLeases } from "@/lib/offboarding/resume-unfinished";
import { runOffboarding } from "@/lib/offboarding/run-offboarding";
import { DEFAULT_TIMINGS } from "@/lib/offboarding/timings";
import { connectAtlas } from "./runtime/connect-atlas";

/** Everything a request or a job works with. Built here and nowhere else. */
export interface Runtime {
  configuration: Configuration;
  mode: Configuration["atlas"]["mode"];
  /** Signs the session cookie. */
  sessionSecret: Secret;
  store: Store;
  db: Database;
  directory: DirectoryReadContext;
  offboarding: OffboardingContext;
  queue: OffboardingQueue;
  chain: ChainWatch;
  log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Takes no more jobs, finishes the steps in hand, closes what was opened. May be called twice. */
  close(): Promise<void>;
}

/** What tests and other processes may want otherwise than this one has it. */
export interface RuntimeOverrides {
  log?: Log;
  now?: () => number;
  timings?: EngineTimings;
  /** Whether removals run in this process, whatever WORKER says. */
  runsJobs?: boolean;
}

/** Wake-ups are durable; this is for offboardings whose wake-up was lost with a crashed process. */
const RESUME_EVERY_MS = 30_000;
const CONCURRENT_OFFBOARDINGS = 4;
/** Longer than one removal call with its read-back, shorter than the half minute most supervisors wait before they kill. */
const STOP_GRACE_MS = 20_000;

/** Opens everything in order, and closes what is open again when a later part fails. Throws StoreOpenError, or what the sandbox throws. */
export async function createRuntime(configuration: Configuration, overrides: RuntimeOverrides = {}): Promise<Runtime> {
  const closers: (() => Promise<void>)[] = [];
  try {
    return await openAll(configuration, overrides, closers);
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

async function openAll(
  configuration: Configuration,
  overrides: RuntimeOverrides,
  closers: (() => Promise<void>)[],
): Promise<Runtime> {
  const log = overrides.log ?? createLog(configuration.logLevel);
  const now = overrides.now ?? Date.now;
  const sessionSecret = configuration.signIn.secret ?? keepSandboxSecret(configuration.dataDirectory);

  const store = await openStore(
    configuration.databaseUrl === null
      ? { kind: "pglite", dataDir: configuration.dataDirectory }
      : { kind: "postgres", url: configuration.databaseUrl.reveal() },
    { log },
  );
  closers.push(() => store.close());

  const atlas = await connectAtlas(configuration.atlas, { log });
  closers.push(() => atlas.close());

  const jobs = createOffboardingQueue(store, { log });
  closers.push(() => jobs.stop({ graceMs: STOP_GRACE_MS }));
  await jobs.start();

  const protectedUsers = new Set(configuration.protectedUsers.map(foldWidely));
  const cache = createDirectoryCache({ now });
  const directory: DirectoryReadContext = {
    connections: createConnections(atlas.connections),
    offboarded: createOffboardedPeople(store.db),
    cache,
    now,
    // Asked for every row of every list; most companies name nobody.
    isProtected: (username) => protectedUsers.size > 0 && protectedUsers.has(foldWidely(username)),
  };
  const offboarding: OffboardingContext = {
    ...directory,
    db: store.db,
    queue: jobs.port,
    log,
    sleep: async (ms, signal) => pause(ms, undefined, signal ? { signal } : {}),
    timings: overrides.timings ?? DEFAULT_TIMINGS,
    workerId: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    onSettled: (organizationId) => cache.invalidate(organizationId),
  };
  if (overrides.runsJobs ?? configuration.worker === "in-process") {
    if (store.kind === "pglite") await voidLeases(store.db);
    await jobs.work((offboardingId, signal) => runOffboarding(offboarding, offboardingId, signal), {
      concurrency: CONCURRENT_OFFBOARDINGS,
      onExhausted: (offboardingId) => giveUpOffboarding(offboarding, offboardingId),
    });
    closers.push(keepResuming(offboarding));
  }

  let closing: Promise<void> | null = null;
  return {
    configuration,
    mode: configuration.atlas.mode,
    sessionSecret,
    store,
    db: store.db,
    directory,
    offboarding,
    queue: jobs.port,
    chain: createChainWatch({ db: store.db, now }),
    log,
    now,
    close() {
      closing ??= closeAll(closers);
      return closing;
    },
  };
}

/** For protection only, where one look-alike too many is on the safe side. */
function foldWidely(username: string): string {
  return username.trim().normalize("NFKC").toLowerCase();
}

/** Looks for unfinished offboardings now and then; returns how to stop. */
function keepResuming(ctx: OffboardingContext): () => Promise<void> {
  let running = Promise.resolve();
  const resume = () => {
    running = running
      .then(() => resumeUnfinished(ctx))
      .then(() => undefined)
      .catch((error: unknown) => ctx.log.warn({ err: error }, "unfinished offboardings could not be looked for"))
      .then(() => settleAbandonedReinvitations(ctx))
      .then(() => undefined)
      .catch((error: unknown) => ctx.log.warn({ err: error }, "an unfinished invitation could not be settled yet"));
  };
  resume();
  const timer = setInterval(resume, RESUME_EVERY_MS).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

/** Last opened, first closed. One that cannot be closed does not keep the others open. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  while (closers.length > 0)
    await closers
      .pop()?.()
      .catch(() => undefined);
}

interface Process {
  runtime?: Promise<Runtime>;
  isStopping?: boolean;
}
// Next bundles this file several times (pages, routes, start-up); the runtime exists once in a process.
const globals = globalThis as typeof globalThis & { atlasOffboarding?: Process };
globals.atlasOffboarding ??= {};
const own: Process = globals.atlasOffboarding;

/**
 * The runtime of this process, opened at the first call. A start that failed is tried again at the next one.
 * Throws AppError STORE_UNAVAILABLE once the process is stopping: no request is taken then.
 */
export async function getRuntime(): Promise<Runtime> {
  if (own.isStopping) {
    throw new AppError("STORE_UNAVAILABLE", "The dashboard is stopping.", { hint: "Try again in a minute." });
  }
  if (own.runtime === undefined) {
    const opening = openOwn();
    own.runtime = opening;
    opening.catch(() => {
      if (own.runtime === opening) delete own.runtime;
    });
  }
  return own.runtime;
}

/** Takes no more requests and jobs, finishes the steps in hand, closes everything. May be called twice. */
export async function stopRuntime(): Promise<void> {
  own.isStopping = true;
  const runtime = await own.runtime?.catch(() => null);
  await runtime?.close();
}

async function openOwn(): Promise<Runtime> {
  const configuration = readOwnEnvironment();
  prepareNextAuthEnvironment(configuration.signIn.publicOrigin);
  return createRuntime(configuration);
}
