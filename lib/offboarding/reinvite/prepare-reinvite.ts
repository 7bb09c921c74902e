import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { CallOptions } from "@/lib/atlas/types";
import { steps } from "@/lib/db/schema";
import { describeFailedPart } from "@/lib/directory/reading/atlas-failure";
import type { IncompletePart } from "@/lib/directory/types";
import { AppError } from "@/lib/errors";
import { createPlan, type PlanContext } from "../plan/create-plan";
import { readOffboarding, unknownOffboarding } from "../read-offboarding";
import type { StepState, TargetSnapshot } from "../types";
import { makeOffer } from "./make-offer";
import type { ReinviteOffer, ReinvitePreparation, ReinviteSource } from "./types";

/** Only what is gone can be given back. */
const GONE: StepState[] = ["removed", "already_absent"];

/**
 * What of an offboarding can be given back, one offer for each step that took something away, and what is gone for good.
 * Read live; changes nothing. An organization that could not be read stands in `incomplete`. Throws AppError NOT_FOUND.
 */
export async function prepareReinvite(
  ctx: PlanContext,
  offboardingId: string,
  call: CallOptions = {},
): Promise<ReinvitePreparation> {
  const readAt = new Date(ctx.now()).toISOString();
  await readOffboarding(ctx, offboardingId);
  const removed = await ctx.db
    .select({ id: steps.id, snapshot: steps.snapshot })
    .from(steps)
    .where(and(eq(steps.offboardingId, offboardingId), inArray(steps.state, GONE)))
    .orderBy(asc(steps.position));
  const incomplete: IncompletePart[] = [];
  const offers = await Promise.all(
    removed.map(async ({ id, snapshot }) => {
      try {
        return await makeOffer(ctx, { kind: "step", offboardingId, stepId: id }, snapshot, call);
      } catch (failure) {
        incomplete.push(describeFailedPart(`What can be given back in ${snapshot.organizationName}`, failure));
        return null;
      }
    }),
  );
  return { offers: offers.filter((offer) => offer !== null), readAt, incomplete };
}

/** One offer, made anew live: for the dialog of one invitation, and again when it is confirmed. Throws AppError. */
export async function prepareOffer(
  ctx: PlanContext,
  source: ReinviteSource,
  call: CallOptions = {},
): Promise<ReinviteOffer> {
  return makeOffer(ctx, source, await readWhatWasHad(ctx, source, call), call);
}

async function readWhatWasHad(ctx: PlanContext, source: ReinviteSource, call: CallOptions): Promise<TargetSnapshot> {
  if (source.kind === "step") {
    const { offboardingId, stepId } = source;
    if (!z.uuid().safeParse(offboardingId).success || !z.uuid().safeParse(stepId).success) throw unknownOffboarding();
    const [step] = await ctx.db
      .select({ snapshot: steps.snapshot, state: steps.state })
      .from(steps)
      .where(and(eq(steps.id, stepId), eq(steps.offboardingId, offboardingId)));
    if (step === undefined) throw unknownOffboarding();
    if (GONE.includes(step.state)) return step.snapshot;
    throw new AppError("REMOVAL_REFUSED", "This step took nothing away, so there is nothing to give back.", {
      hint: "Look at the offboarding.",
    });
  }
  const { target } = source;
  if (
    target.kind === "delete_database_user" ||
    target.kind === "remove_from_team" ||
    target.kind === "remove_from_project"
  ) {
    throw new AppError("BAD_INPUT", "Only an invitation can be sent again.", { hint: "Open the invitations again." });
  }
  // The asker of this read decides nothing: whether they may send is decided by whoever sends.
  const plan = await createPlan(ctx, target, { email: "", role: "viewer" }, call);
  return plan.snapshot;
}
