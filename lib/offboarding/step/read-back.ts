import { isAtlasError } from "@/lib/atlas/errors";
import { explainAtlasError } from "@/lib/atlas/explain";
import type { AtlasClient, CallOptions } from "@/lib/atlas/types";
import { behaviourOf } from "../kinds/behaviour-of";
import { targetOf } from "../target-key";
import type { ReadBack, TargetSnapshot } from "../types";

/** What a read-back came to. `unreadable` is neither: a question without an answer never counts as "gone" (R6). */
export type ReadBackResult = { seen: "gone" | "present"; readBack: ReadBack } | Unreadable;

interface Unreadable {
  seen: "unreadable";
  /** The questions that were answered all the same. */
  readBack: ReadBack;
  /** Which question failed, why, and what to do, as sentences. */
  sentence: string;
  nextStep: string;
}

/** Clock and client for one read-back. `since`: when the removal was answered, or the decision to read back was made. */
export interface ReadBackContext {
  client: AtlasClient;
  now(): number;
  sinceMs: number;
  /** Handed to every call: stops it when the step is no longer ours, and shows when Atlas asks to wait. */
  call: CallOptions;
}

/**
 * Asks Atlas, in as many ways as it offers for this kind of grant, whether it is still there (rule 3, R4). All questions in
 * parallel: each has to say "no".
 */
export async function readBack(ctx: ReadBackContext, snapshot: TargetSnapshot): Promise<ReadBackResult> {
  const questions = behaviourOf(targetOf(snapshot)).questions(ctx, snapshot);
  const answers = await Promise.all(
    questions.map(async ({ asked, ask }) => {
      try {
        const found = await ask();
        return found === null ? { asked, failure: SHIFTED } : { asked, found };
      } catch (failure) {
        if (!isAtlasError(failure)) throw failure;
        return { asked, failure: explainAtlasError(failure) };
      }
    }),
  );
  const checks = answers.flatMap((answer) => ("found" in answer ? [{ asked: answer.asked, found: answer.found }] : []));
  const atMs = ctx.now();
  const record: ReadBack = { at: new Date(atMs).toISOString(), afterMs: Math.max(0, atMs - ctx.sinceMs), checks };
  if (checks.some((check) => check.found)) return { seen: "present", readBack: record };
  const failed = answers.find((answer) => "failure" in answer);
  if (failed !== undefined && "failure" in failed) {
    const sentence = `Reading back ${failed.asked} failed. ${failed.failure.sentence}`;
    return { seen: "unreadable", readBack: record, sentence, nextStep: failed.failure.nextStep };
  }
  return { seen: "gone", readBack: record };
}

const SHIFTED = {
  sentence: "The list kept changing while it was read.",
  nextStep: "Retry when the changes in Atlas are done.",
};
