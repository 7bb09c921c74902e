import type { StepState, StepView } from "@/lib/offboarding/types";

export interface Phase {
  label: string;
  /** `unclear`: it happened, and does not say whether the access is gone. */
  state: "waiting" | "busy" | "done" | "unclear";
}

const ORDER: readonly StepState[] = ["checking", "removing", "verifying"];

/** The three things every removal does, and how far it is. Only for a step that has not ended. */
export function removalPhases(step: Pick<StepView, "state" | "answer">): Phase[] {
  const current = ORDER.indexOf(step.state);
  return ORDER.map((name, index) => {
    const reached = current === -1 || index > current ? "waiting" : index === current ? "busy" : "done";
    const state = name === "removing" && reached === "done" && isUnclear(step) ? "unclear" : reached;
    return { label: label(name, reached, step), state };
  });
}

function label(name: StepState, state: Phase["state"], step: Pick<StepView, "answer">): string {
  if (name === "checking")
    return state === "done" ? "Read again: as you reviewed it" : "Read again before anything is sent";
  if (name === "removing")
    return state === "done" ? `Sent to Atlas: ${answerWords(step)}` : "Send the removal to Atlas";
  return "Read back until it is gone";
}

/** No answer, or one that is no success: only the read-back tells. */
function isUnclear({ answer }: Pick<StepView, "answer">): boolean {
  return answer !== null && (answer.status === null || answer.status >= 300);
}

function answerWords({ answer }: Pick<StepView, "answer">): string {
  if (answer === null) return "waiting for its answer";
  return answer.status === null ? "no answer, so it is looked up" : `answered ${answer.status}`;
}
