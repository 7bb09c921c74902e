import { groupByOrganization } from "@/components/shared/group-by-organization";
import { isInvitation, teamName } from "@/components/shared/step/step-title";
import { STEP_OUTCOMES, type StepOutcome, type StepState, type StepView } from "@/lib/offboarding/types";

/** Whether a step has ended. */
export function isOutcome(state: StepState): state is StepOutcome {
  return STEP_OUTCOMES.some((outcome) => outcome === state);
}

/** Whether the grant was seen to be gone. */
export function isGone(state: StepState): boolean {
  return state === "removed" || state === "already_absent";
}

export interface Standing {
  tone: "ok" | "warn" | "busy";
  words: string;
}

/** What is left of the access in one organization, said only as far as it was seen. */
export function standingOf(steps: readonly StepView[]): Standing {
  const verified = steps.filter((step) => isGone(step.state)).length;
  if (steps.some((step) => !isOutcome(step.state))) {
    return { tone: "busy", words: `${verified} of ${steps.length} verified` };
  }
  if (verified < steps.length) {
    const isSeen = steps.some((step) => !isGone(step.state) && step.readBack?.checks.some((check) => check.found));
    return { tone: "warn", words: isSeen ? "Access remains" : "Access may remain" };
  }
  // Other invitations may be open, also for the same person.
  if (steps.every((step) => isInvitation(step))) {
    const verb = steps.every((step) => step.state === "removed") ? "revoked" : "gone";
    return { tone: "ok", words: steps.length === 1 ? `Invitation ${verb}` : `${steps.length} invitations ${verb}` };
  }
  if (steps.some((step) => step.kind === "remove_from_organization")) return { tone: "ok", words: "No access left" };
  // Teams and organization roles can still open a project.
  if (steps.some((step) => step.kind === "remove_from_project")) return { tone: "ok", words: "No direct access left" };
  if (steps.some((step) => step.kind === "remove_from_team")) return { tone: "ok", words: "No longer in the team" };
  return { tone: "ok", words: "Deleted" };
}

/** How many steps came to what, in the order of STEP_OUTCOMES, without zeros. */
export function tallyOf(steps: readonly StepView[]): { outcome: StepOutcome; count: number }[] {
  return STEP_OUTCOMES.map((outcome) => ({
    outcome,
    count: steps.filter((step) => step.state === outcome).length,
  })).filter((line) => line.count > 0);
}

/** "1 step failed, 1 changed since review; the other 3 are done." */
export function unfinishedWords(steps: readonly StepView[]): string {
  const parts = tallyOf(steps)
    .filter((line) => !isGone(line.outcome))
    .map(
      (line, index) =>
        `${line.count} ${index === 0 ? (line.count === 1 ? "step " : "steps ") : ""}${VERBS[line.outcome]}`,
    );
  const done = steps.filter((step) => isGone(step.state)).length;
  if (done === 0) return `${parts.join(", ")}.`;
  return `${parts.join(", ")}; the other ${done === 1 ? "one is" : `${done} are`} done.`;
}

const VERBS: Record<StepOutcome, string> = {
  removed: "removed",
  already_absent: "already absent",
  changed_since_review: "changed since review",
  refused: "refused",
  failed: "failed",
  not_confirmed: "not confirmed",
};

/** Of steps that are all gone: "No access left to Acme", "3 invitations revoked in Acme", "No longer in team On-call". */
export function doneWords(steps: readonly StepView[]): string {
  const place = placeWords(steps);
  if (steps.every((step) => step.kind === "remove_from_team")) return `No longer in ${place}`;
  const isDeletion = steps.every((step) => step.kind === "delete_database_user");
  const isIn = isDeletion || steps.every((step) => isInvitation(step));
  return `${standingOf(steps).words} ${isIn ? "in" : "to"} ${place}`;
}

/** The places of these steps: "robot-config and Northwind Labs". A project or a team is named where nothing else of its organization is. */
export function placeWords(steps: readonly StepView[]): string {
  const places = [...new Set(groupByOrganization(steps).flatMap((group) => placesOf(group.name, group.steps)))];
  const last = places.pop() ?? "nothing";
  return places.length === 0 ? last : `${places.join(", ")} and ${last}`;
}

function placesOf(organizationName: string, steps: readonly StepView[]): string[] {
  const names = steps.map(({ snapshot }) => {
    const team = teamName(snapshot);
    return team === null ? snapshot.project?.name : `team ${team}`;
  });
  return names.includes(undefined) ? [organizationName] : names.filter((name) => name !== undefined);
}
