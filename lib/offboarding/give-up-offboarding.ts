import { and, asc, eq, isNull } from "drizzle-orm";
import { steps } from "@/lib/db/schema";
import type { OffboardingContext } from "./context";
import { meaningOf } from "./step/attempts";
import { claimStep } from "./step/claim";
import { endStep } from "./step/end-step";
import { targetOf } from "./target-key";

/**
 * Ends what could not be worked on however often it was tried, so that it is seen and can be retried instead of standing at
 * "running" for ever (reliability.md, fault 27). Steps that a worker holds are left alone.
 */
export async function giveUpOffboarding(ctx: OffboardingContext, offboardingId: string): Promise<void> {
  const unfinished = await ctx.db
    .select({ id: steps.id })
    .from(steps)
    .where(and(eq(steps.offboardingId, offboardingId), isNull(steps.endedAt)))
    .orderBy(asc(steps.position));
  for (const { id } of unfinished) {
    const claim = await claimStep(ctx, id);
    if (claim === null) continue;
    const { step } = claim;
    const isOpen = step.attempts > 0 && meaningOf(step.answer) !== "refused";
    try {
      await endStep(
        { ctx, claim, target: targetOf(step.snapshot), snapshot: step.snapshot, attempts: step.attempts },
        {
          outcome: isOpen ? "not_confirmed" : "failed",
          sentence: isOpen
            ? `A removal of ${step.snapshot.username} was sent, but what became of it could not be read: this service failed again and again.`
            : `${step.snapshot.username} was not removed: this service failed again and again.`,
          nextStep: "Look at the log of this service, then retry: a retry reads back before it sends anything.",
          readBack: null,
        },
      );
    } finally {
      claim.stop();
    }
  }
}
