import { and, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/database";
import { reinvitations, steps } from "@/lib/db/schema";
import { queueTransaction } from "@/lib/jobs/transaction";
import type { OffboardingContext } from "./context";
import { inTransaction } from "./transaction";

/** Processes that have looked once: what was left before them is woken whether or not a lease says so. */
const started = new WeakSet<OffboardingContext>();

/**
 * Puts a wake-up for every offboarding whose worker died into the queue: those with a step whose lease is over. The first
 * call of a process also wakes those that nobody holds, in case their job was lost. A wake-up too many does no harm.
 * A lease that is over is taken away from its worker in the same transaction, so that one is woken once.
 *
 * @returns the ids of the offboardings that were woken
 */
export async function resumeUnfinished(ctx: OffboardingContext): Promise<string[]> {
  const isFirst = !started.has(ctx);
  const woken = await inTransaction(ctx.db, async (tx) => {
    const nobodyHolds = isNull(steps.leaseUntil);
    const leaseIsOver = and(isNotNull(steps.leaseUntil), lte(steps.leaseUntil, sql`clock_timestamp()`));
    const left = await tx
      .select({ id: steps.id, offboardingId: steps.offboardingId })
      .from(steps)
      .where(
        and(
          isNull(steps.endedAt),
          isFirst ? or(nobodyHolds, leaseIsOver) : leaseIsOver,
          or(isNull(steps.waitingUntil), lte(steps.waitingUntil, sql`clock_timestamp()`)),
        ),
      )
      .for("update", { skipLocked: true });
    if (left.length === 0) return [];
    await tx
      .update(steps)
      .set({ leaseOwner: null, leaseUntil: null, fence: sql`${steps.fence} + 1` })
      .where(
        inArray(
          steps.id,
          left.map((step) => step.id),
        ),
      );
    const offboardingIds = [...new Set(left.map((step) => step.offboardingId))];
    for (const offboardingId of offboardingIds) await ctx.queue.enqueue(queueTransaction(tx), offboardingId);
    return offboardingIds;
  });
  started.add(ctx);
  if (woken.length > 0) ctx.log.info({ offboardings: woken.length }, "Unfinished offboardings go on");
  return woken;
}

/**
 * Takes every lease away. For the start of the only process there can be (PGlite, whose folder is locked): whoever held one
 * is dead, and nobody has to wait for a lease to end.
 */
export async function voidLeases(db: Database): Promise<void> {
  await db
    .update(steps)
    .set({ leaseOwner: null, leaseUntil: null, fence: sql`${steps.fence} + 1` })
    .where(and(isNull(steps.endedAt), isNotNull(steps.leaseUntil)));
  await db.update(reinvitations).set({ leaseUntil: sql`clock_timestamp()` }).where(isNull(reinvitations.endedAt));
}
