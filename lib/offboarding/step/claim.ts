import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { offboardings, steps } from "@/lib/db/schema";
import type { OffboardingContext } from "../context";
import { inTransaction } from "../transaction";

export type StepRow = typeof steps.$inferSelect;

/** Another worker has the step, or it has ended: whoever sees this stops and changes nothing more. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/** The right to work on one step, for as long as its heartbeat reaches the database. */
export interface Claim {
  /** The step as it was when it was taken. */
  step: StepRow;
  /** The number every write of this worker has to match. */
  fence: number;
  /** Aborts when another worker has taken over. */
  lost: AbortSignal;
  /** Throws LeaseLostError when this process, by its own clock, can no longer be sure that the step is still its own. */
  assertHeld(): void;
  /** Gives the step back, so that the next worker need not wait for the lease to end; `sentence` says why. Never throws. */
  release(sentence?: string): Promise<void>;
  /** Stops the heartbeat. */
  stop(): void;
}

/** How many heartbeats fit into a lease: two may be lost. */
const HEARTBEATS_PER_LEASE = 3;

/**
 * Takes a step if it has not ended, nobody holds it, and Atlas has not asked to wait; null otherwise. The lease runs by the
 * database's clock, so that workers need not agree on the time; each claim raises the fence, which voids all claims before.
 */
export async function claimStep(ctx: OffboardingContext, stepId: string): Promise<Claim | null> {
  const { db, workerId, timings } = ctx;
  const takenAtMs = performance.now();
  const step = await inTransaction(db, async (tx) => {
    const [row] = await tx
      .update(steps)
      .set({
        fence: sql`${steps.fence} + 1`,
        leaseOwner: workerId,
        leaseUntil: leaseEnd(timings.leaseMs),
        startedAt: sql`coalesce(${steps.startedAt}, now())`,
        waitingUntil: null,
      })
      .where(
        and(
          eq(steps.id, stepId),
          isNull(steps.endedAt),
          or(isNull(steps.leaseUntil), lte(steps.leaseUntil, sql`clock_timestamp()`)),
          or(isNull(steps.waitingUntil), lte(steps.waitingUntil, sql`clock_timestamp()`)),
        ),
      )
      .returning();
    if (row === undefined) return null;
    await tx
      .update(offboardings)
      .set({ state: "running", startedAt: sql`coalesce(${offboardings.startedAt}, now())` })
      .where(and(eq(offboardings.id, row.offboardingId), isNull(offboardings.endedAt)));
    return row;
  });
  return step === null ? null : holdClaim(ctx, step, takenAtMs);
}

function holdClaim(ctx: OffboardingContext, step: StepRow, takenAtMs: number): Claim {
  const { db, log, timings, workerId } = ctx;
  const lost = new AbortController();
  // The owner too: a heartbeat that is overtaken by a release must not take the step back.
  const isOurs = and(
    eq(steps.id, step.id),
    eq(steps.fence, step.fence),
    eq(steps.leaseOwner, workerId),
    isNull(steps.endedAt),
  );
  let heldSinceMs = takenAtMs;

  async function beat(): Promise<void> {
    const askedAtMs = performance.now();
    try {
      const rows = await db
        .update(steps)
        .set({ leaseUntil: leaseEnd(timings.leaseMs) })
        .where(isOurs)
        .returning({ id: steps.id });
      if (rows.length === 0) lost.abort(new LeaseLostError(`Step ${step.id} was taken over or has ended`));
      else heldSinceMs = askedAtMs;
    } catch (error) {
      // A database that is away for a moment: the lease itself decides, in assertHeld and in every write.
      log.warn({ stepId: step.id, reason: String(error) }, "A heartbeat could not be written");
    }
  }
  const heartbeat = setInterval(() => void beat(), Math.max(1, timings.leaseMs / HEARTBEATS_PER_LEASE));
  heartbeat.unref();

  return {
    step,
    fence: step.fence,
    lost: lost.signal,
    assertHeld() {
      lost.signal.throwIfAborted();
      if (performance.now() - heldSinceMs >= timings.leaseMs) {
        throw new LeaseLostError(`The lease of step ${step.id} ran out`);
      }
    },
    async release(sentence) {
      clearInterval(heartbeat);
      try {
        await db
          .update(steps)
          .set({ leaseOwner: null, leaseUntil: null, ...(sentence === undefined ? {} : { sentence }) })
          .where(isOurs);
      } catch (error) {
        log.warn({ stepId: step.id, reason: String(error) }, "A lease could not be given back; it ends by itself");
      }
    },
    stop() {
      clearInterval(heartbeat);
    },
  };
}

function leaseEnd(leaseMs: number) {
  return sql`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;
}
