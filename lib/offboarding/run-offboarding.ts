import { and, asc, eq, isNull } from "drizzle-orm";
import { offboardings, steps } from "@/lib/db/schema";
import type { OffboardingContext } from "./context";
import { executeStep } from "./step/execute-step";

/**
 * The job: works on every unfinished step of one offboarding, in order. May be called for the same one twice, at the same
 * time in several processes, after a crash, and when nothing is left to do; an id that is not there is nothing to do.
 * When `signal` aborts, the call that has begun is still answered and recorded, then the step is given back.
 * Throws when the store fails or something unforeseen happens: the queue then calls again, and nothing is lost or sent twice.
 */
export async function runOffboarding(
  ctx: OffboardingContext,
  offboardingId: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const [offboarding] = await ctx.db
    .select({
      requestedByEmail: offboardings.requestedByEmail,
      requestedByRole: offboardings.requestedByRole,
      plan: offboardings.plan,
    })
    .from(offboardings)
    .where(eq(offboardings.id, offboardingId));
  if (offboarding === undefined) {
    ctx.log.warn({ offboardingId }, "A job names an offboarding that does not exist");
    return;
  }
  const unfinished = await ctx.db
    .select({ id: steps.id })
    .from(steps)
    .where(and(eq(steps.offboardingId, offboardingId), isNull(steps.endedAt)))
    .orderBy(asc(steps.position));
  for (const { id } of unfinished) {
    if (signal.aborted) return;
    await executeStep(ctx, id, offboarding, signal);
  }
}
