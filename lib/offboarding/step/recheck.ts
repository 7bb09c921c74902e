import { type AtlasError, isAtlasError } from "@/lib/atlas/errors";
import { explainAtlasError } from "@/lib/atlas/explain";
import { ROLES, type Role } from "@/lib/auth/permissions";
import type { Behaviour } from "../kinds/behaviour";
import { behaviourOf } from "../kinds/behaviour-of";
import { describeChange, digestOf } from "../plan/digest";
import { findRefusals, isActiveOwner } from "../plan/guards";
import { readOwners } from "../plan/read-owners";
import type { MaterialSnapshot } from "../types";
import { changedSinceReview, nothingSent } from "./sentences";
import { callOptions, type Next, type StepRun, show } from "./step-run";
import { isAboutCredential, waitAfter } from "./wait";

/**
 * Reads the person again, right before anything is sent (rule 4): only someone who is exactly as reviewed, and against whose
 * removal nothing speaks now, goes on to the removal. Compared with the reviewed snapshot and today's configuration.
 */
export async function recheck(run: StepRun): Promise<Next> {
  const { claim, connection, ctx, snapshot, target } = run;
  await show(run, "checking", `Reading ${snapshot.username} again, to be sure that nothing changed since the review.`);
  try {
    const behaviour = behaviourOf(target);
    const { material: now } = await behaviour.read({
      client: connection.client,
      call: callOptions(run),
      isProtected: ctx.isProtected,
      subject: snapshot,
    });
    if (digestOf(target, now) !== digestOf(target, snapshot)) return compareWithReview(run, behaviour, now);

    const isOwnerGoing = target.kind === "remove_from_organization" && isActiveOwner(now);
    const owners = isOwnerGoing
      ? await readOwners(connection.client, ctx.db, target.organizationId, {
          exceptStepId: claim.step.id,
          call: callOptions(run),
        })
      : null;
    const [refusal] = findRefusals({ target, snapshot, requester: requesterOf(run), owners });
    if (refusal === undefined) return { do: "remove" };
    return {
      do: "end",
      verdict: {
        outcome: refusal.code === "INCOMPLETE_INVENTORY" ? "failed" : "refused",
        sentence: `${nothingSent(run.attempts)}. ${refusal.message}`,
        nextStep: refusal.hint,
        readBack: null,
      },
    };
  } catch (failure) {
    if (!isAtlasError(failure)) throw failure;
    return afterFailedRead(run, failure);
  }
}

function compareWithReview(run: StepRun, behaviour: Behaviour, now: MaterialSnapshot): Next {
  const { snapshot } = run;
  // Out of the project or the team already, and nothing else about them changed: that is absence, not change.
  const isOtherwiseChanged = describeChange(behaviour.without(snapshot), behaviour.without(now)).length > 0;
  if (!behaviour.isThere(now) && !isOtherwiseChanged) {
    return { do: "confirm_absence", said: "at_check" };
  }
  return { do: "end", verdict: changedSinceReview(run, describeChange(snapshot, now), null) };
}

function afterFailedRead(run: StepRun, failure: AtlasError): Next {
  if (failure.kind === "not_found") return { do: "confirm_absence", said: "at_check" };
  if (failure.kind === "rate_limited") return waitAfter(run, failure);
  const { sentence, nextStep } = explainAtlasError(failure);
  return {
    do: "end",
    verdict: {
      outcome: "failed",
      sentence: `${nothingSent(run.attempts)}: ${behaviourOf(run.target).words(run.snapshot).subject} could not be read again. ${sentence}`,
      nextStep,
      readBack: null,
      stopsConnection: isAboutCredential(failure),
    },
  };
}

/** The requester with the role they had: a role that no longer exists may do nothing. */
function requesterOf({ requester }: StepRun): { email: string; role: Role } {
  const role = ROLES.find((known) => known === requester.role);
  return { email: requester.email, role: role ?? "viewer" };
}
