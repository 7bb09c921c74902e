import { createHash } from "node:crypto";
import type { Leftover } from "@/lib/directory/person-types";
import type { IncompletePart } from "@/lib/directory/types";
import type { Consequence, OffboardingPlan, Refusal, Stays } from "../types";
import type { PreparedPlan } from "./create-plan";
import { plannedStep } from "./plan-steps";

/** A plan of many steps together with what each was decided by, for the request, which decides once more under locks. */
export interface PreparedOffboarding {
  plan: OffboardingPlan;
  steps: PreparedPlan[];
}

/** Puts reviewed steps together: one digest over all, the guards of all, and what they mean as a whole. Pure. */
export function assemblePlan(input: {
  about: Pick<OffboardingPlan, "kind" | "person" | "organizationId">;
  steps: PreparedPlan[];
  /** Parts of what is removed that could not be read. */
  missing: IncompletePart[];
  incomplete: IncompletePart[];
  refusals: Refusal[];
  consequences: Consequence[];
  stays: Stays[];
  leftovers?: Leftover[];
  confirmationPhrase: string | null;
  readAt: string;
  /** What is said where there is no step, in place of the general words. */
  nothing?: Pick<Refusal, "message" | "hint">;
}): PreparedOffboarding {
  const plans = input.steps.map(({ plan }) => plan);
  const refusals = [
    ...plans.flatMap((plan) => plan.refusals),
    ...input.refusals,
    ...input.missing.map(
      ({ part, reason, nextStep }): Refusal => ({
        code: "INCOMPLETE_INVENTORY",
        message: `${part} could not be read, so nobody knows whether everything would be removed. ${reason}`,
        hint: nextStep,
      }),
    ),
  ];
  if (plans.length === 0 && refusals.length === 0) refusals.push({ ...NOTHING, ...input.nothing });
  const isAcross = new Set(plans.map((plan) => plan.snapshot.organizationId)).size > 1;
  const consequences = plans.flatMap(({ consequences: own, snapshot }) =>
    own
      .filter(({ kind }) => kind !== "ends" && kind !== "note" && kind !== "access_remains")
      .map((consequence) =>
        isAcross && consequence.kind !== "owners_left"
          ? { ...consequence, title: `${consequence.title} (${snapshot.organizationName})` }
          : consequence,
      ),
  );
  return {
    steps: input.steps,
    plan: {
      ...input.about,
      steps: plans.map(plannedStep),
      digest: digestOfAll(plans.map((plan) => plan.digest)),
      consequences: unique([...consequences, ...input.consequences], ({ title, detail }) => `${title}\n${detail}`),
      stays: input.stays,
      leftovers: input.leftovers ?? [],
      refusals: unique(refusals, ({ code, message }) => `${code}\n${message}`),
      confirmationPhrase: input.confirmationPhrase,
      readAt: input.readAt,
      incomplete: unique(
        [...input.missing, ...input.incomplete, ...plans.flatMap((plan) => plan.incomplete)],
        ({ part, reason }) => `${part}\n${reason}`,
      ),
    },
  };
}

const NOTHING: Refusal = {
  code: "NOTHING_TO_REMOVE",
  message: "Nothing is left that could be removed.",
  hint: "What stays is listed with the reason.",
};

function digestOfAll(digests: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(digests)).digest("hex");
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
