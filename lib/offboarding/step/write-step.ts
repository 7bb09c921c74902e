import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/database";
import { steps } from "@/lib/db/schema";
import { type Claim, LeaseLostError } from "./claim";

type StepPatch = Partial<
  Pick<
    typeof steps.$inferInsert,
    "state" | "sentence" | "nextStep" | "answer" | "readBack" | "leaseOwner" | "leaseUntil"
  >
> & {
  attempts?: number;
  /** Milliseconds from now, by the database's clock; null for no wait. */
  waitMs?: number | null;
  ended?: true;
};

/**
 * Writes to a step under its fence: a worker whose lease ran out or was taken over matches no row and throws LeaseLostError
 * (reliability.md, fault 26). Everything in the same transaction is then undone.
 */
export async function writeStep(db: Database, claim: Claim, patch: StepPatch): Promise<void> {
  const { waitMs, ended, ...columns } = patch;
  const written = await db
    .update(steps)
    .set({
      ...columns,
      ...(waitMs === undefined ? {} : { waitingUntil: waitMs === null ? null : inFuture(waitMs) }),
      ...(ended === true
        ? { endedAt: sql`clock_timestamp()`, leaseOwner: null, leaseUntil: null, waitingUntil: null }
        : {}),
    })
    .where(
      and(
        eq(steps.id, claim.step.id),
        eq(steps.fence, claim.fence),
        isNull(steps.endedAt),
        gt(steps.leaseUntil, sql`clock_timestamp()`),
      ),
    )
    .returning({ id: steps.id });
  if (written.length === 0) throw new LeaseLostError(`Step ${claim.step.id} is no longer ours`);
}

function inFuture(waitMs: number) {
  return sql`clock_timestamp() + ${waitMs} * interval '1 millisecond'`;
}
