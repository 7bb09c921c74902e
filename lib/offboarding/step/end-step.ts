import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import { appendAudit } from "@/lib/audit/append";
import { AUDIT_WORKER } from "@/lib/audit/types";
import type { Transaction } from "@/lib/db/database";
import { offboardings, steps } from "@/lib/db/schema";
import { usernameKey } from "@/lib/directory/people/same-person";
import { inTransaction } from "../transaction";
import type { StepState } from "../types";
import type { HeldStep, Verdict } from "./step-run";
import { writeStep } from "./write-step";

/** The outcomes after which nobody has to look. */
const GOOD_OUTCOMES: StepState[] = ["removed", "already_absent"];

/** Writes what a step came to, and the end of its offboarding when it was the last one, in one transaction with their audit entries. */
export async function endStep(run: HeldStep, verdict: Verdict): Promise<void> {
  const { offboardingId, id: stepId } = run.claim.step;
  await inTransaction(run.ctx.db, async (tx) => {
    // One at a time for each offboarding, so that two last steps cannot both believe they were not.
    await tx.select({ id: offboardings.id }).from(offboardings).where(eq(offboardings.id, offboardingId)).for("update");
    await writeStep(tx, run.claim, {
      state: verdict.outcome,
      sentence: verdict.sentence,
      nextStep: verdict.nextStep === "" ? null : verdict.nextStep,
      ...(verdict.readBack === null ? {} : { readBack: verdict.readBack }),
      ended: true,
    });
    const state = await endOffboarding(tx, offboardingId);
    const about = { actor: AUDIT_WORKER, organizationId: run.target.organizationId, offboardingId };
    await appendAudit(tx, {
      ...about,
      action: "step.outcome",
      stepId,
      subject: run.snapshot.username,
      details: {
        outcome: verdict.outcome,
        attempts: run.attempts,
        readBackAt: verdict.readBack?.at ?? null,
        checks: verdict.readBack?.checks.length ?? 0,
        stillFound: verdict.readBack?.checks.filter((check) => check.found).length ?? 0,
        sentence: verdict.sentence,
      },
    });
    if (state !== null) {
      const scope = await readScope(tx, offboardingId);
      await appendAudit(tx, { ...about, ...scope, action: "offboarding.finished", details: { state } });
    }
  });
  run.ctx.onSettled(run.target.organizationId);
}

/** Whom and where a whole offboarding was about: null for what its steps do not have in common. */
async function readScope(
  tx: Transaction,
  offboardingId: string,
): Promise<{ subject: string | null; organizationId: string | null }> {
  const all = await tx
    .select({ snapshot: steps.snapshot, organizationId: steps.organizationId })
    .from(steps)
    .where(eq(steps.offboardingId, offboardingId));
  return {
    subject: onlyOne(all.map(({ snapshot }) => snapshot.username)),
    organizationId: onlyOne(all.map(({ organizationId }) => organizationId)),
  };
}

function onlyOne(values: readonly string[]): string | null {
  const [first = null, ...others] = new Map(values.map((value) => [usernameKey(value), value])).values();
  return others.length === 0 ? first : null;
}

/** Ends the offboarding if no step of it is left; answers with its state then, else null. */
async function endOffboarding(tx: Transaction, offboardingId: string): Promise<"done" | "attention" | null> {
  const [left] = await tx
    .select({ id: steps.id })
    .from(steps)
    .where(and(eq(steps.offboardingId, offboardingId), isNull(steps.endedAt)))
    .limit(1);
  if (left !== undefined) return null;
  const [bad] = await tx
    .select({ id: steps.id })
    .from(steps)
    .where(and(eq(steps.offboardingId, offboardingId), notInArray(steps.state, GOOD_OUTCOMES)))
    .limit(1);
  const state = bad === undefined ? "done" : "attention";
  await tx
    .update(offboardings)
    .set({ state, endedAt: sql`clock_timestamp()` })
    .where(eq(offboardings.id, offboardingId));
  return state;
}
