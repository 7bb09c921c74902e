import { type AtlasError, isAtlasError } from "@/lib/atlas/errors";
import { explainAtlasError } from "@/lib/atlas/explain";
import { appendAudit } from "@/lib/audit/append";
import { AUDIT_WORKER, type AuditDraft } from "@/lib/audit/types";
import { behaviourOf } from "../kinds/behaviour-of";
import { inTransaction } from "../transaction";
import type { AtlasAnswer } from "../types";
import { answerOf } from "./attempts";
import { callOptions, type Next, type StepRun } from "./step-run";
import { isAboutCredential, waitAfter } from "./wait";
import { writeStep } from "./write-step";

/**
 * Sends the one call that takes the grant away: intent committed, call, answer committed (rule 2). Throws before anything is
 * sent when the intent cannot be written or the step is no longer ours. When it throws after the call, the intent without an
 * answer stays, and whoever takes the step next reads back first.
 */
export async function sendRemoval(run: StepRun): Promise<Next> {
  if (run.attempts >= run.maxAttempts) return outOfAttempts(run);
  await writeIntent(run);
  // The fence held when the intent was committed. A process that froze since then must not send either.
  run.claim.assertHeld();
  const { answer, next } = await callAtlas(run);
  run.answer = answer;
  run.sinceMs = run.ctx.now();
  await writeAnswer(run, answer, next);
  return next;
}

async function writeIntent(run: StepRun): Promise<void> {
  const attempt = run.attempts + 1;
  await inTransaction(run.ctx.db, async (tx) => {
    await writeStep(tx, run.claim, {
      state: "removing",
      sentence: `Sending: ${wordsOf(run).title}.`,
      nextStep: null,
      attempts: attempt,
      answer: null,
      waitMs: null,
    });
    await appendAudit(tx, auditOf(run, "step.intent", { attempt, kind: run.target.kind, fence: run.claim.fence }));
  });
  run.attempts = attempt;
  run.answer = null;
}

async function callAtlas(run: StepRun): Promise<{ answer: AtlasAnswer; next: Next }> {
  try {
    // The stopping of this process does not stop a call that has begun: an answer is worth more than a quick end.
    const { status } = await behaviourOf(run.target).send(run.connection.remover, callOptions(run));
    return { answer: { status, errorCode: null }, next: { do: "verify" } };
  } catch (failure) {
    if (!isAtlasError(failure)) throw failure;
    return { answer: answerOf(failure), next: afterFailure(run, failure) };
  }
}

async function writeAnswer(run: StepRun, answer: AtlasAnswer, next: Next): Promise<void> {
  await inTransaction(run.ctx.db, async (tx) => {
    // A wait is written together with its reason: a worker that dies here must not leave a step that comes back too early.
    await writeStep(tx, run.claim, {
      answer,
      ...(next.do === "wait"
        ? { state: "waiting", sentence: next.sentence, waitMs: next.waitMs }
        : { state: "verifying", sentence: "Atlas was asked. Reading back whether the access is gone." }),
    });
    const { attempts: attempt } = run;
    await appendAudit(tx, auditOf(run, "step.answer", { attempt, status: answer.status, errorCode: answer.errorCode }));
  });
}

function afterFailure(run: StepRun, failure: AtlasError): Next {
  switch (failure.kind) {
    case "ambiguous":
      return { do: "settle" };
    case "not_found":
      return { do: "confirm_absence", said: "at_removal" };
    case "rate_limited":
    case "network":
    case "timeout":
    case "unavailable":
      return run.attempts < run.maxAttempts ? waitAfter(run, failure) : endWith("failed", run, failure);
    case "role":
    case "last_owner":
    case "last_team_member":
    case "conflict":
    case "bad_request":
    case "unsupported":
      return endWith("refused", run, failure);
    case "credentials":
    case "access_list":
    case "token_limit":
    case "version_gone":
    case "maintenance":
    case "suspended":
    case "not_atlas":
    case "unexpected_shape":
    case "aborted":
    case "unknown":
      return endWith("failed", run, failure);
  }
}

function endWith(outcome: "failed" | "refused", run: StepRun, failure: AtlasError): Next {
  const { sentence, nextStep } = explainAtlasError(failure);
  return {
    do: "end",
    verdict: {
      outcome,
      sentence: `${notDone(run)} ${sentence}`,
      nextStep: nextStep === "" ? null : nextStep,
      readBack: null,
      stopsConnection: isAboutCredential(failure),
    },
  };
}

function outOfAttempts(run: StepRun): Next {
  return {
    do: "end",
    verdict: {
      outcome: "failed",
      sentence: `${notDone(run)} ${run.attempts} calls changed nothing in ${wordsOf(run).place}.`,
      nextStep: "Retry when Atlas answers again.",
      readBack: null,
    },
  };
}

function wordsOf({ snapshot, target }: StepRun) {
  return behaviourOf(target).words(snapshot);
}

function notDone(run: StepRun): string {
  return `${wordsOf(run).subject.replace(/^the /, "The ")} was not removed.`;
}

function auditOf(run: StepRun, action: AuditDraft["action"], details: AuditDraft["details"]): AuditDraft {
  return {
    action,
    actor: AUDIT_WORKER,
    organizationId: run.target.organizationId,
    offboardingId: run.claim.step.offboardingId,
    stepId: run.claim.step.id,
    subject: run.snapshot.username,
    details: details ?? {},
  };
}
