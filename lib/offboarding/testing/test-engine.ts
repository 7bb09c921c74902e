import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createAtlasClient } from "@/lib/atlas/client";
import type { AtlasClient } from "@/lib/atlas/types";
import type { Role } from "@/lib/auth/permissions";
import type { Principal } from "@/lib/auth/principal";
import type { Database } from "@/lib/db/database";
import { createDirectoryCache } from "@/lib/directory/cache";
import { createConnections } from "@/lib/directory/connections/connections";
import { createLog } from "@/lib/log";
import type { EngineTimings, OffboardingContext } from "../context";
import { createPlan } from "../plan/create-plan";
import { readOffboarding } from "../read-offboarding";
import { requestOffboarding } from "../request-offboarding";
import { runOffboarding } from "../run-offboarding";
import type { RemovalTarget, StepView } from "../types";

/** Pauses that keep their order of magnitude among themselves and cost a test nothing. */
export const FAST: EngineTimings = {
  verifyPausesMs: [5, 10, 20],
  settlePausesMs: [5, 10, 20],
  maxAttempts: 3,
  leaseMs: 5_000,
};

/** Long enough for a busy machine; a test in which Atlas never answers sets less. */
const REMOVAL_MS = 10_000;

/** A client that does not retry reads for long, and gives a removal up after `removalMs`. */
function quickClient(
  baseUrl: string,
  credential: { clientId: string; clientSecret: string },
  removalMs: number,
): AtlasClient {
  return createAtlasClient({
    baseUrl,
    credentials: { kind: "serviceAccount", clientId: credential.clientId, clientSecret: credential.clientSecret },
    timings: {
      attemptMs: 10_000,
      removalMs,
      callMs: 25_000,
      listMs: 25_000,
      maxAttempts: 2,
      backoffMs: 1,
      backoffCapMs: 5,
      rateLimitedMs: 5,
      longestWaitMs: 2_000,
    },
  });
}

/** What stands in for a sandbox in this process or in another one. */
export interface SandboxKeys {
  baseUrl: string;
  organizations: readonly { name: string; clientId: string; clientSecret: string }[];
}

export interface TestEngine {
  ctx: OffboardingContext;
  /** Wake-ups that were put into the queue, in order. */
  woken: { offboardingId: string; startAfterMs: number }[];
  /** Pauses the engine asked for, in milliseconds; none of them takes longer than a few. */
  slept: number[];
  close(): Promise<void>;
}

/** One process's engine against a sandbox: a real client over HTTP, a real database, and a queue that only takes note. */
export function createTestEngine(
  db: Database,
  sandbox: SandboxKeys,
  overrides: Partial<OffboardingContext> & { protectedUsers?: readonly string[]; removalMs?: number } = {},
): TestEngine {
  const { protectedUsers = [], removalMs = REMOVAL_MS, ...rest } = overrides;
  const clients = sandbox.organizations.map((organization) => ({
    name: organization.name,
    client: quickClient(sandbox.baseUrl, organization, removalMs),
  }));
  const woken: TestEngine["woken"] = [];
  const slept: number[] = [];
  const cache = createDirectoryCache({ now: Date.now });
  const ctx: OffboardingContext = {
    connections: createConnections(clients),
    cache,
    now: Date.now,
    isProtected: (username) => protectedUsers.includes(username.toLowerCase()),
    db,
    queue: {
      async enqueue(_transaction, offboardingId, { startAfterMs = 0 } = {}) {
        woken.push({ offboardingId, startAfterMs });
      },
    },
    log: createLog("silent"),
    sleep: async (ms, signal) => {
      slept.push(ms);
      await pause(Math.min(ms, 20), undefined, signal === undefined ? {} : { signal });
    },
    timings: FAST,
    workerId: `test-${randomUUID().slice(0, 8)}`,
    onSettled: (organizationId) => cache.invalidate(organizationId),
    ...rest,
  };
  return {
    ctx,
    woken,
    slept,
    async close() {
      await Promise.all(clients.map(({ client }) => client.close()));
    },
  };
}

/** Someone who is signed in. */
export function aPrincipal(role: Role = "admin", email = `${role}@northwind.example`): Principal {
  return { sessionId: randomUUID(), email, name: `The ${role}`, role, authenticatedAt: new Date().toISOString() };
}

/** Reviews and confirms as a person would, with what they see; the id of the offboarding. */
export async function confirm(
  ctx: OffboardingContext,
  target: RemovalTarget,
  principal: Principal = aPrincipal(),
): Promise<string> {
  const plan = await createPlan(ctx, target, principal);
  const { offboardingId } = await requestOffboarding(ctx, {
    target,
    digest: plan.digest,
    requestKey: randomUUID(),
    confirmation: plan.confirmationPhrase,
    principal,
  });
  return offboardingId;
}

/** Runs one offboarding to its end, and gives its only step. */
export async function run(ctx: OffboardingContext, offboardingId: string): Promise<StepView> {
  await runOffboarding(ctx, offboardingId);
  return stepOf(ctx, offboardingId);
}

/** The only step of an offboarding. */
export async function stepOf(ctx: OffboardingContext, offboardingId: string): Promise<StepView> {
  const [step] = (await readOffboarding(ctx, offboardingId)).steps;
  if (step === undefined) throw new Error(`Offboarding ${offboardingId} has no step`);
  return step;
}
