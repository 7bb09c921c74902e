import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { auditEntries } from "@/lib/db/schema";
import { meaningOf } from "./attempts";
import { type ReadBackResult, readBack } from "./read-back";
import {
  alreadyAbsent,
  changedSinceReview,
  describeSilence,
  removed,
  stillThere,
  type Told,
  unread,
} from "./sentences";
import { callOptions, type Next, pause, type StepRun, show } from "./step-run";

/** After a 2xx: reads back until the grant is gone. Atlas's lists may lag behind its own answer (fault 30). */
export async function verify(run: StepRun, told: Told): Promise<Next> {
  await show(
    run,
    "verifying",
    `Atlas answered ${told.answer?.status ?? "with success"}. Reading back whether the access is gone.`,
  );
  const result = await readBackUntilGone(run, run.ctx.timings.verifyPausesMs);
  switch (result.seen) {
    case "gone":
      return { do: "end", verdict: removed(told, result.readBack, false) };
    case "present":
      return { do: "end", verdict: stillThere(told, result.readBack) };
    case "unreadable":
      return { do: "end", verdict: unread(told, result) };
  }
}

/**
 * After a call whose effect is open (R2): gone means it was applied; still there after the whole window means it was not, and
 * it may be sent again after a new check; not readable means nobody knows, and nothing more is sent.
 */
export async function settle(run: StepRun, told: Told): Promise<Next> {
  await show(
    run,
    "verifying",
    `${describeSilence(told)} Reading back whether the access is gone, before anything is sent again.`,
  );
  const result = await readBackUntilGone(run, run.ctx.timings.settlePausesMs);
  switch (result.seen) {
    case "gone": {
      const answered = meaningOf(told.answer) === "applied";
      return { do: "end", verdict: removed(told, result.readBack, !answered) };
    }
    case "present":
      return { do: "check" };
    case "unreadable":
      return { do: "end", verdict: unread(told, result) };
  }
}

/** After a 404: absence is confirmed by a read-back (R3), and is ours only if an earlier call of ours may have caused it. */
export async function confirmAbsence(run: StepRun, told: Told, said: "at_removal" | "at_check"): Promise<Next> {
  await show(run, "verifying", "Atlas says it is not there. Reading back to confirm it.");
  const result = await readBackUntilGone(run, run.ctx.timings.settlePausesMs);
  switch (result.seen) {
    case "gone": {
      const ours = await mayHaveBeenOurs(run);
      return {
        do: "end",
        verdict: ours
          ? removed({ ...told, answer: { status: null, errorCode: null } }, result.readBack, true)
          : alreadyAbsent(told, result.readBack),
      };
    }
    case "present":
      // Half gone after a call of ours is no change by anybody else.
      return said === "at_removal" || (await mayHaveBeenOurs(run))
        ? { do: "end", verdict: stillThere(told, result.readBack) }
        : { do: "end", verdict: changedSinceReview(run, ["the identity"], result.readBack) };
    case "unreadable":
      return said === "at_removal" || run.attempts > 0
        ? { do: "end", verdict: unread(told, result) }
        : {
            do: "end",
            verdict: {
              outcome: "failed",
              sentence: `Nothing was sent. ${result.sentence}`,
              nextStep: result.nextStep,
              readBack: result.readBack,
            },
          };
  }
}

/** Reads back at once and after each pause, until the grant is gone; gives the last result. */
async function readBackUntilGone(run: StepRun, pausesMs: readonly number[]): Promise<ReadBackResult> {
  const ask = async () => {
    const { connection, ctx, sinceMs, snapshot } = run;
    const asking = { client: connection.client, now: ctx.now, sinceMs, call: callOptions(run) };
    const result = await readBack(asking, snapshot);
    // A read that was cut off because the step was taken over looks unreadable: it is not ours to judge.
    run.claim.assertHeld();
    return result;
  };
  let result = await ask();
  for (const pauseMs of pausesMs) {
    if (result.seen === "gone") break;
    await pause(run, pauseMs);
    result = await ask();
  }
  return result;
}

const attemptSchema = z.object({ attempt: z.number() });
const answerSchema = z.object({ attempt: z.number(), status: z.number().nullable(), errorCode: z.string().nullable() });

/** Whether one of our calls may have been applied: its answer is missing, says nothing, or is a 2xx. Told from the audit log. */
async function mayHaveBeenOurs(run: StepRun): Promise<boolean> {
  const entries = await run.ctx.db
    .select({ action: auditEntries.action, details: auditEntries.details })
    .from(auditEntries)
    .where(
      and(eq(auditEntries.stepId, run.claim.step.id), inArray(auditEntries.action, ["step.intent", "step.answer"])),
    )
    .orderBy(asc(auditEntries.sequence));
  const open = new Set<number>();
  for (const { action, details } of entries) {
    if (action === "step.intent") {
      open.add(attemptSchema.parse(details).attempt);
      continue;
    }
    const answer = answerSchema.parse(details);
    const meaning = meaningOf(answer);
    if (meaning === "refused" || meaning === "absent") open.delete(answer.attempt);
  }
  return open.size > 0;
}
