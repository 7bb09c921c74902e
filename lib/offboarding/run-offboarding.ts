import { and, asc, eq, isNull } from "drizzle-orm";
import { offboardings, steps } from "@/lib/db/schema";
import type { OffboardingContext } from "./context";
import { behaviourOf } from "./kinds/behaviour-of";
import { claimStep } from "./step/claim";
import { endStep } from "./step/end-step";
import { executeStep, type OffboardingFacts } from "./step/execute-step";
import type { Verdict } from "./step/step-run";
import { targetOf } from "./target-key";

/**
 * The job: works on every unfinished step of one offboarding, in order. May be called for the same one twice, at the same
 * time in several processes, after a crash, and when nothing is left to do; an id that is not there is nothing to do.
 * A step that fails stops no other, except that a refused credential is not asked again for this offboarding; a step that has
 * not ended (Atlas asks for a long wait) holds back the later ones of its organization, and all database users.
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
  // Ways in that one removal leaves are said with its outcome; in a plan of many the other steps take them away.
  const facts = "steps" in offboarding.plan ? { ...offboarding, plan: { consequences: [] } } : offboarding;
  const refused = new Map<string, Verdict>();
  // Once more after each pass that ended something: another worker may have ended meanwhile what held a step back.
  while (!signal.aborted && (await runPass(ctx, offboardingId, { facts, refused, signal })));
}

interface Pass {
  facts: OffboardingFacts;
  /** By organization: what a step whose credential was refused came to. */
  refused: Map<string, Verdict>;
  signal: AbortSignal;
}

/** One pass over what has not ended; whether there is reason for another. */
async function runPass(ctx: OffboardingContext, offboardingId: string, pass: Pass): Promise<boolean> {
  const unfinished = await ctx.db
    .select({ id: steps.id, kind: steps.kind, organizationId: steps.organizationId })
    .from(steps)
    .where(and(eq(steps.offboardingId, offboardingId), isNull(steps.endedAt)))
    .orderBy(asc(steps.position));
  const held = new Set<string>();
  let endedSome = false;
  for (const { id, kind, organizationId } of unfinished) {
    if (pass.signal.aborted) return false;
    if (held.has(organizationId) || (kind === "delete_database_user" && held.size > 0)) continue;
    const known = pass.refused.get(organizationId);
    const verdict =
      known === undefined
        ? await executeStep(ctx, id, pass.facts, pass.signal)
        : await failWithout(ctx, id, known, pass);
    if (verdict === null) held.add(organizationId);
    else endedSome = true;
    if (verdict?.stopsConnection === true) pass.refused.set(organizationId, verdict);
  }
  return endedSome && held.size > 0;
}

/** Ends a step whose credential Atlas has just refused; one with a call still open is left to its read-back. */
async function failWithout(
  ctx: OffboardingContext,
  stepId: string,
  because: Verdict,
  { facts, signal }: Pass,
): Promise<Verdict | null> {
  const claim = await claimStep(ctx, stepId);
  if (claim === null) return null;
  const { step } = claim;
  if (step.attempts > 0) {
    await claim.release();
    return executeStep(ctx, stepId, facts, signal);
  }
  try {
    const target = targetOf(step.snapshot);
    const { title } = behaviourOf(target).words(step.snapshot);
    const verdict: Verdict = {
      outcome: "failed",
      sentence: `Nothing was sent: ${title}. Atlas had refused this connection's credential a moment before.`,
      nextStep: because.nextStep,
      readBack: null,
      stopsConnection: true,
    };
    await endStep({ ctx, claim, target, snapshot: step.snapshot, attempts: step.attempts }, verdict);
    return verdict;
  } finally {
    claim.stop();
  }
}
