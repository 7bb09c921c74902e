import type { AtlasError } from "@/lib/atlas/errors";
import type { AtlasAnswer, StepState } from "../types";

/** What a step knows of its removal calls. `answer` is that of the latest one; null when none was recorded. */
export interface AttemptRecord {
  state: StepState;
  attempts: number;
  answer: AtlasAnswer | null;
}

/**
 * What an answer to a removal says about its effect. `refused`: Atlas did nothing. `applied`: Atlas says it did it.
 * `absent`: Atlas knows no such membership. `unknown`: none, or one from which nothing follows (R2: read back before anything else).
 */
export type AnswerMeaning = "applied" | "absent" | "refused" | "unknown";

/** Our own word in `errorCode` for a call that failed before anything reached Atlas. */
export const NOT_SENT = "NOT_SENT";

/** What to record of a removal call that failed: the client says "ambiguous" exactly when it may have been applied. */
export function answerOf(failure: AtlasError): AtlasAnswer {
  const { kind, status, errorCode } = failure;
  if (kind === "ambiguous") return { status: status !== null && status >= 500 ? status : null, errorCode };
  if (status !== null && status >= 400 && status < 500) return { status, errorCode };
  return { status: null, errorCode: NOT_SENT };
}

/** Reads an answer; null is a call whose answer was never recorded. */
export function meaningOf(answer: AtlasAnswer | null): AnswerMeaning {
  if (answer?.errorCode === NOT_SENT) return "refused";
  const status = answer?.status ?? null;
  if (status === null || status >= 500 || status === 408) return "unknown";
  if (status >= 200 && status < 300) return "applied";
  if (status === 404) return "absent";
  // A redirect is never followed and no part of Atlas's protocol: whoever sent it, Atlas may have acted or not.
  return status >= 400 ? "refused" : "unknown";
}

/** Whether the outcome leaves no doubt about the grant: nothing sent is open, and a read-back had its say where one was needed. */
export function isSettledForSure({ state, attempts, answer }: AttemptRecord): boolean {
  switch (state) {
    case "removed":
    case "already_absent":
      return true;
    case "not_confirmed":
      return false;
    case "failed":
    case "refused":
    case "changed_since_review":
      return attempts === 0 || meaningOf(answer) === "refused";
    case "waiting":
    case "checking":
    case "removing":
    case "verifying":
      return false;
  }
}

/** What a worker does first with a step it has taken. */
export type StartingPoint = "check" | "verify" | "settle" | "confirm_absence";

/**
 * Where to go on with a step, from what was recorded before (another worker may have died at any moment). A call whose effect
 * is open is read back before anything is sent again; so is a step that a person asked to retry after it was not confirmed.
 */
export function startingPointOf({ state, attempts, answer }: AttemptRecord): StartingPoint {
  if (attempts === 0) return "check";
  switch (meaningOf(answer)) {
    case "refused":
      return "check";
    case "absent":
      return "confirm_absence";
    case "applied":
      return state === "verifying" ? "verify" : "settle";
    case "unknown":
      return "settle";
  }
}
