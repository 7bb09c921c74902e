import type { AtlasError } from "@/lib/atlas/errors";
import type { Next, StepRun } from "./step-run";

/** Atlas's own advice for a 429 without a time: 10 s, 20 s, 40 s… (docs: api/api-rate-limit). */
const FIRST_PAUSE_MS = 10_000;
/** Past this a person should know: the step ends, and a retry goes on. */
const LONGEST_WAIT_MS = 60 * 60 * 1_000;

/**
 * How to go on when nothing changed in Atlas and the same call may succeed later: no sooner than Atlas asks, else with
 * doubling pauses and a little spread, so that many workers do not come back in the same instant.
 */
export function waitAfter(run: StepRun, failure: AtlasError): Next {
  const askedMs = failure.retryAfterMs;
  const waitMs = askedMs ?? FIRST_PAUSE_MS * 2 ** Math.max(0, run.attempts - 1) * (1 + spreadOf(run.claim.step.id));
  if (waitMs > LONGEST_WAIT_MS) {
    const hours = Math.ceil(waitMs / LONGEST_WAIT_MS);
    return {
      do: "end",
      verdict: {
        outcome: "failed",
        sentence: `Atlas asks to wait ${hours} hours before the next call.`,
        nextStep: `Retry in ${hours} hours.`,
        readBack: null,
      },
    };
  }
  const seconds = Math.ceil(waitMs / 1_000);
  const why = failure.kind === "rate_limited" ? "Atlas asks us to wait" : "Atlas could not be reached";
  return {
    do: "wait",
    waitMs: Math.ceil(waitMs),
    sentence: `${why}. This goes on by itself in ${seconds} second${seconds === 1 ? "" : "s"}.`,
  };
}

/** Whether Atlas refused the credential and not this one call. A missing role is of the call: roles are given by project. */
export function isAboutCredential({ kind }: AtlasError): boolean {
  return kind === "credentials" || kind === "access_list" || kind === "suspended" || kind === "token_limit";
}

/** Between 0 and 0.1, the same for the same step: spread without a random source. */
function spreadOf(stepId: string): number {
  return Number.parseInt(stepId.slice(0, 2), 16) / 2_560;
}
