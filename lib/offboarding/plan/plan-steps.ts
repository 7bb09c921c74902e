import type { CallOptions } from "@/lib/atlas/types";
import type { Principal } from "@/lib/auth/principal";
import { settleInParallel } from "@/lib/directory/reading/in-parallel";
import type { IncompletePart } from "@/lib/directory/types";
import { AppError } from "@/lib/errors";
import type { Subject } from "../kinds/behaviour";
import { behaviourOf } from "../kinds/behaviour-of";
import type { Plan, PlannedStep, RemovalTarget } from "../types";
import { type PlanContext, type PreparedPlan, preparePlan } from "./create-plan";

/** How many steps are read at once: each takes a handful of calls. */
const STEPS_AT_ONCE = 4;

export interface WantedStep {
  target: RemovalTarget;
  subject: Subject | null;
}

/**
 * Reviews every step by itself, live, as a quick removal would be. What is gone by now stands in `gone`, what could not be read
 * in `missing`. Keeps the order.
 */
export async function prepareSteps(
  ctx: PlanContext,
  wanted: readonly WantedStep[],
  principal: Pick<Principal, "email" | "role">,
  call: CallOptions,
): Promise<{ prepared: PreparedPlan[]; gone: RemovalTarget[]; missing: IncompletePart[] }> {
  const outcomes = await settleInParallel(
    wanted,
    STEPS_AT_ONCE,
    ({ target, subject }) => preparePlan(ctx, target, principal, { ...call, subject }),
    call.signal,
  );
  const prepared: PreparedPlan[] = [];
  const missing: IncompletePart[] = [];
  const gone: RemovalTarget[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === "fulfilled") {
      prepared.push(outcome.value);
      continue;
    }
    const failure: unknown = outcome.reason;
    if (!(failure instanceof AppError)) throw failure;
    const target = wanted[index]?.target;
    if (failure.code === "ALREADY_ABSENT" && target !== undefined) gone.push(target);
    else {
      missing.push({
        part: "Something that this plan removes",
        reason: failure.message,
        nextStep: failure.hint,
        code: failure.code,
      });
    }
  }
  return { prepared, gone, missing };
}

/** A reviewed step as the plan of many shows it. */
export function plannedStep({ consequences, digest, snapshot, target }: Plan): PlannedStep {
  const ends = consequences.find((consequence) => consequence.kind === "ends");
  return {
    target,
    snapshot,
    digest,
    title: behaviourOf(target).words(snapshot).title,
    detail: ends === undefined ? "" : `${ends.title}. ${ends.detail}`.trim(),
  };
}
