import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/lib/db/database";
import { auditEntries } from "@/lib/db/schema";
import type { Connection } from "@/lib/directory/context";
import { AppError } from "@/lib/errors";
import { queueTransaction } from "@/lib/jobs/transaction";
import type { OffboardingContext } from "../context";
import { targetOf } from "../target-key";
import { inTransaction } from "../transaction";
import type { OffboardingPlan, Plan } from "../types";
import { startingPointOf } from "./attempts";
import { type Claim, claimStep, LeaseLostError, type StepRow } from "./claim";
import { endStep } from "./end-step";
import { recheck } from "./recheck";
import { sendRemoval } from "./send-removal";
import { type Told, unread } from "./sentences";
import { confirmAbsence, settle, verify } from "./settle";
import { assertGoingOn, type HeldStep, type Next, pause, type StepRun, StoppedError, type Verdict } from "./step-run";
import { writeStep } from "./write-step";

/** Longer waits are left to the queue, so that no worker is held by them. */
const LONGEST_WAIT_IN_PLACE_MS = 60_000;
/** How often one worker waits for Atlas before it calls the step failed. */
const MAX_WAITS = 6;

/** The offboarding a step belongs to, as far as its execution needs it. */
export interface OffboardingFacts {
  requestedByEmail: string;
  requestedByRole: string;
  plan: Pick<Plan | OffboardingPlan, "consequences">;
}

/**
 * Works on one step until it has an outcome, is given back (the process stops, Atlas asks for a long wait), or is no longer
 * ours. Safe to call at any time, in any number of workers, and after a crash at any moment.
 * Gives what it ended with, null when it has not ended here. Throws when the store fails; the step is then given back, and the same call later goes on where it stands.
 */
export async function executeStep(
  ctx: OffboardingContext,
  stepId: string,
  offboarding: OffboardingFacts,
  stop: AbortSignal,
): Promise<Verdict | null> {
  const claim = await claimStep(ctx, stepId);
  if (claim === null) return null;
  try {
    return await work(ctx, claim, offboarding, stop);
  } catch (error) {
    if (error instanceof LeaseLostError) {
      // Not given back: whoever took it over has it, and if nobody did, the end of the lease is what wakes the next worker.
      ctx.log.warn({ stepId, reason: error.message }, "A step was lost to the end of its lease");
      return null;
    }
    if (error instanceof StoppedError) {
      await claim.release();
      ctx.log.info({ stepId }, "A step was given back because this process stops");
      return null;
    }
    await claim.release("This service met a problem of its own. It goes on by itself as soon as that is over.");
    throw error;
  } finally {
    claim.stop();
  }
}

async function work(
  ctx: OffboardingContext,
  claim: Claim,
  offboarding: OffboardingFacts,
  stop: AbortSignal,
): Promise<Verdict | null> {
  const { step } = claim;
  const held: HeldStep = {
    ctx,
    claim,
    target: targetOf(step.snapshot),
    snapshot: step.snapshot,
    attempts: step.attempts,
  };
  const connection = await connect(ctx, step);
  if ("outcome" in connection) {
    await endStep(held, connection);
    return connection;
  }
  const run: StepRun = {
    ...held,
    connection,
    requester: { email: offboarding.requestedByEmail, role: offboarding.requestedByRole },
    maxAttempts: (await readAttemptsBeforeRetry(ctx.db, step.id)) + ctx.timings.maxAttempts,
    answer: step.answer,
    sinceMs: ctx.now(),
    stop,
  };
  const remains = offboarding.plan.consequences
    .filter((consequence) => consequence.kind === "access_remains")
    .map((consequence) => consequence.title);

  let next = startOf(step);
  for (let waits = 0; next.do !== "end"; ) {
    assertGoingOn(run);
    if (next.do !== "wait") {
      next = await takeTurn(run, next, remains);
      continue;
    }
    waits += 1;
    if (waits > MAX_WAITS) {
      next = { do: "end", verdict: askedToWaitTooOften(run) };
    } else if (next.waitMs > LONGEST_WAIT_IN_PLACE_MS) {
      await leaveToQueue(run, next);
      return null;
    } else {
      await writeStep(ctx.db, claim, { state: "waiting", sentence: next.sentence, waitMs: next.waitMs });
      await pause(run, next.waitMs);
      next = { do: "check" };
    }
  }
  await endStep(run, next.verdict);
  return next.verdict;
}

function startOf(step: StepRow): Next {
  const start = startingPointOf(step);
  return start === "confirm_absence" ? { do: start, said: "at_removal" } : { do: start };
}

function takeTurn(
  run: StepRun,
  next: Exclude<Next, { do: "wait" | "end" }>,
  remains: readonly string[],
): Promise<Next> {
  const told: Told = { snapshot: run.snapshot, attempts: run.attempts, answer: run.answer, remains };
  switch (next.do) {
    case "check":
      return recheck(run);
    case "remove":
      return sendRemoval(run);
    case "verify":
      return verify(run, told);
    case "settle":
      return settle(run, told);
    case "confirm_absence":
      return confirmAbsence(run, told, next.said);
  }
}

/** The credential for the organization, or the verdict that there is none. */
async function connect(ctx: OffboardingContext, step: StepRow): Promise<Connection | Verdict> {
  try {
    return await ctx.connections.forOrganization(step.organizationId);
  } catch (failure) {
    if (!(failure instanceof AppError)) throw failure;
    const sentence = `No connection for this organization can be used. ${failure.message}`;
    const nextStep = failure.hint === "" ? "Check the connection, then retry." : failure.hint;
    if (startingPointOf(step) === "check") return { outcome: "failed", sentence, nextStep, readBack: null };
    // A worker before this one sent a call, and what came of it has never been read back.
    const { answer, attempts, snapshot } = step;
    const readBack = step.readBack ?? { at: new Date(ctx.now()).toISOString(), afterMs: 0, checks: [] };
    return unread({ snapshot, attempts, answer, remains: [] }, { sentence, nextStep, readBack });
  }
}

async function leaveToQueue(run: StepRun, { waitMs, sentence }: { waitMs: number; sentence: string }): Promise<void> {
  const { claim, ctx } = run;
  await inTransaction(ctx.db, async (tx) => {
    await writeStep(tx, claim, { state: "waiting", sentence, waitMs, leaseOwner: null, leaseUntil: null });
    await ctx.queue.enqueue(queueTransaction(tx), claim.step.offboardingId, { startAfterMs: waitMs });
  });
}

function askedToWaitTooOften(run: StepRun): Verdict {
  return {
    outcome: "failed",
    sentence: `${run.snapshot.username} was not removed: Atlas asked us to wait again and again.`,
    nextStep: "Retry later.",
    readBack: null,
  };
}

const retrySchema = z.object({ attempts: z.number() });

/** How many calls had been sent when a person last asked for a retry: each retry may send as many again. */
async function readAttemptsBeforeRetry(db: Database, stepId: string): Promise<number> {
  const [latest] = await db
    .select({ details: auditEntries.details })
    .from(auditEntries)
    .where(and(eq(auditEntries.stepId, stepId), eq(auditEntries.action, "offboarding.retried")))
    .orderBy(desc(auditEntries.sequence))
    .limit(1);
  return latest === undefined ? 0 : retrySchema.parse(latest.details).attempts;
}
