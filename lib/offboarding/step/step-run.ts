import type { CallOptions } from "@/lib/atlas/types";
import type { Connection } from "@/lib/directory/context";
import type { OffboardingContext } from "../context";
import type { AtlasAnswer, ReadBack, RemovalTarget, StepOutcome, TargetSnapshot } from "../types";
import { type Claim, LeaseLostError } from "./claim";
import { writeStep } from "./write-step";

/** The process is stopping: the step is given back as it stands, and goes on elsewhere or after the restart. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

/** What a step has come to, ready to be written. */
export interface Verdict {
  outcome: StepOutcome;
  sentence: string;
  nextStep: string | null;
  readBack: ReadBack | null;
  /** The credential itself is refused: whatever else would be sent with it comes to the same. */
  stopsConnection?: boolean;
}

/** What to do next with a step; each phase answers with one. */
export type Next =
  | { do: "check" }
  | { do: "remove" }
  /** After a 2xx. */
  | { do: "verify" }
  /** After a call whose effect is open. */
  | { do: "settle" }
  /** After Atlas said 404: to the removal, or to the live re-read before it. */
  | { do: "confirm_absence"; said: "at_removal" | "at_check" }
  /** Nothing changed in Atlas and the same call may succeed later. */
  | { do: "wait"; waitMs: number; sentence: string }
  | { do: "end"; verdict: Verdict };

/** A step in the hands of one worker. */
export interface HeldStep {
  ctx: OffboardingContext;
  claim: Claim;
  target: RemovalTarget;
  snapshot: TargetSnapshot;
  /** Removal calls sent so far, over all workers and retries. */
  attempts: number;
}

/** One worker's work on one step: who it is about, and what has happened so far. */
export interface StepRun extends HeldStep {
  connection: Connection;
  requester: { email: string; role: string };
  /** How many may be sent before a person has to decide again. */
  maxAttempts: number;
  answer: AtlasAnswer | null;
  /** When the last answer came, or when the decision to read back was made: milliseconds since the epoch. */
  sinceMs: number;
  /** Aborts when the process stops. */
  stop: AbortSignal;
}

/** The options of every Atlas read of a step. */
export function callOptions(run: StepRun): CallOptions {
  return { signal: run.claim.lost, onWait: (untilMs) => void showWait(run, untilMs) };
}

/** Stops here if the step is no longer ours or the process is stopping. */
export function assertGoingOn(run: StepRun): void {
  run.claim.assertHeld();
  if (run.stop.aborted) throw new StoppedError("The process is stopping");
}

/** Sleeps, and ends early with StoppedError or LeaseLostError when there is no more reason to. */
export async function pause(run: StepRun, ms: number): Promise<void> {
  const stop = AbortSignal.any([run.stop, run.claim.lost]);
  try {
    await run.ctx.sleep(ms, stop);
  } catch (error) {
    if (!stop.aborted) throw error;
  }
  assertGoingOn(run);
}

/** Shows people where the step stands. */
export async function show(
  run: StepRun,
  state: "checking" | "removing" | "verifying",
  sentence: string,
): Promise<void> {
  await writeStep(run.ctx.db, run.claim, { state, sentence, nextStep: null, waitMs: null });
}

async function showWait(run: StepRun, untilMs: number): Promise<void> {
  try {
    const waitMs = Math.max(0, Math.ceil(untilMs - run.ctx.now()));
    await writeStep(run.ctx.db, run.claim, { waitMs, sentence: "Atlas asks us to wait. This goes on by itself." });
  } catch (error) {
    // Only a sentence on a screen: the work itself notices a lost lease where it matters.
    if (!(error instanceof LeaseLostError)) run.ctx.log.warn({ reason: String(error) }, "A wait could not be shown");
  }
}
