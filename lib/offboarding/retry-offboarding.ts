import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { appendAudit } from "@/lib/audit/append";
import { isAllowed } from "@/lib/auth/permissions";
import type { Principal } from "@/lib/auth/principal";
import { sqlState } from "@/lib/db/errors";
import { offboardings, steps } from "@/lib/db/schema";
import { isSamePerson } from "@/lib/directory/people/same-person";
import { AppError } from "@/lib/errors";
import { queueTransaction } from "@/lib/jobs/transaction";
import type { OffboardingContext } from "./context";
import { needsAdmin } from "./plan/guards";
import { unknownOffboarding } from "./read-offboarding";
import { targetOf } from "./target-key";
import { inTransaction } from "./transaction";
import type { StepState } from "./types";

/** Outcomes that may come out otherwise the next time. What changed since the review needs a new review instead. */
const RETRYABLE: StepState[] = ["failed", "refused", "not_confirmed"];

/**
 * Puts the failed, refused and not confirmed steps of an offboarding back to waiting. What was confirmed still holds: each is
 * read again and compared before anything is sent, and one whose last call is open begins with a read-back.
 * Throws AppError NOT_FOUND, FORBIDDEN, SELF_REMOVAL, REMOVAL_REFUSED when there is nothing to retry, and ALREADY_IN_PROGRESS.
 */
export async function retryOffboarding(
  ctx: OffboardingContext,
  { offboardingId, principal }: { offboardingId: string; principal: Principal },
): Promise<{ retriedSteps: number }> {
  if (!z.uuid().safeParse(offboardingId).success) throw unknownOffboarding();
  if (!isAllowed(principal.role, "remove")) throw forbidden(principal);
  try {
    const retriedSteps = await inTransaction(ctx.db, async (tx) => {
      const [offboarding] = await tx
        .select({ id: offboardings.id })
        .from(offboardings)
        .where(eq(offboardings.id, offboardingId))
        .for("update");
      if (offboarding === undefined) throw unknownOffboarding();
      const again = await tx
        .select()
        .from(steps)
        .where(and(eq(steps.offboardingId, offboardingId), inArray(steps.state, RETRYABLE)))
        .orderBy(asc(steps.position));
      if (again.length === 0) {
        throw new AppError("REMOVAL_REFUSED", "Nothing here can be retried.", {
          hint: "Only steps that failed, were refused or were not confirmed can.",
        });
      }
      for (const step of again) {
        if (isSamePerson(principal.email, step.snapshot.username)) {
          throw new AppError("SELF_REMOVAL", "You cannot remove yourself.", {
            hint: "Ask another operator or admin to do it.",
          });
        }
        if (needsAdmin(targetOf(step.snapshot), step.snapshot) && !isAllowed(principal.role, "removeOwner")) {
          throw forbidden(principal);
        }
      }
      const ids = again.map((step) => step.id);
      await tx
        .update(steps)
        .set({
          state: "waiting",
          sentence: "Waiting to be tried again.",
          nextStep: null,
          waitingUntil: null,
          endedAt: null,
          leaseOwner: null,
          leaseUntil: null,
          fence: sql`${steps.fence} + 1`,
        })
        .where(inArray(steps.id, ids));
      await tx.update(offboardings).set({ state: "waiting", endedAt: null }).where(eq(offboardings.id, offboardingId));
      await ctx.queue.enqueue(queueTransaction(tx), offboardingId);
      for (const step of again) {
        await appendAudit(tx, {
          action: "offboarding.retried",
          actor: principal.email,
          organizationId: step.organizationId,
          offboardingId,
          stepId: step.id,
          subject: step.snapshot.username,
          details: { was: step.state, attempts: step.attempts, role: principal.role },
        });
      }
      return again.length;
    });
    return { retriedSteps };
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    throw new AppError("ALREADY_IN_PROGRESS", "Another offboarding is already removing this person.", {
      hint: "Look at it under Offboardings.",
    });
  }
}

function forbidden(principal: Principal): AppError {
  return new AppError("FORBIDDEN", `The role ${principal.role} cannot retry this removal.`, {
    hint: "Ask an admin to do it.",
  });
}
