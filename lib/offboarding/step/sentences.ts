import { behaviourOf } from "../kinds/behaviour-of";
import { targetOf } from "../target-key";
import type { AtlasAnswer, ReadBack, TargetSnapshot } from "../types";
import { meaningOf, NOT_SENT } from "./attempts";
import type { Verdict } from "./step-run";

/** What the words depend on. `remains`: ways in that a project removal leaves, as the review named them. */
export interface Told {
  snapshot: TargetSnapshot;
  attempts: number;
  answer: AtlasAnswer | null;
  remains: readonly string[];
}

const LOOK_AGAIN = "Open the person's page in Atlas, then retry: a retry reads back before it sends anything.";

/** Gone after a call of ours: answered with a 2xx, or never answered and seen to be gone since. */
export function removed(told: Told, readBack: ReadBack, byUnansweredCall: boolean): Verdict {
  const { snapshot, attempts, answer } = told;
  const how = byUnansweredCall
    ? `${describeSilence(told)} The read-back found ${nothingOf(snapshot)}, ${
        attempts === 1 ? "so nothing was sent twice." : "and no call was repeated before a read-back still found it."
      }`
    : `Atlas answered ${answer?.status ?? "with success"}, and the read-back finds ${nothingOf(snapshot)} any more.`;
  return {
    outcome: "removed",
    sentence: [`${whatWasDone(snapshot)} ${how}`, ...told.remains.map((way) => `${way}.`)].join(" "),
    nextStep:
      told.remains.length === 0
        ? null
        : "Take away the other ways in where they come from, or remove the person from the organization.",
    readBack,
  };
}

/** Gone, and not by us. */
export function alreadyAbsent(told: Told, readBack: ReadBack): Verdict {
  const { snapshot, attempts, answer } = told;
  const sent = attempts === 0 ? "Nothing was sent." : `Atlas answered ${answer?.status ?? 404} to our call.`;
  return {
    outcome: "already_absent",
    sentence: `${absent(snapshot)} when we got there, and a read-back confirms it. ${sent} Not removed by this offboarding.`,
    nextStep: null,
    readBack,
  };
}

/** Every read-back still found the grant, or a part of it, after a call that may have been applied. */
export function stillThere(told: Told, readBack: ReadBack): Verdict {
  const { snapshot, answer } = told;
  const where = readBack.checks.filter((check) => check.found).map((check) => check.asked);
  const find = `the read-backs still find ${snapshot.username}: ${where.join(", ")}.`;
  return {
    outcome: "not_confirmed",
    sentence: `${whatAtlasSaid(told)}${meaningOf(answer) === "unknown" ? `. ${capitalised(find)}` : `, but ${find}`}`,
    nextStep: `Single sign-on may have let them back in. ${LOOK_AGAIN}`,
    readBack,
  };
}

/** A read-back could not be made, so nobody knows. */
export function unread(told: Told, reason: { sentence: string; nextStep: string; readBack: ReadBack }): Verdict {
  const answered =
    told.answer?.status === undefined || told.answer.status === null
      ? describeSilence(told)
      : `Atlas answered ${told.answer.status}.`;
  return {
    outcome: "not_confirmed",
    sentence: `${answered} Whether ${told.snapshot.username} is gone is not known: ${reason.sentence}`,
    nextStep: `${reason.nextStep} ${LOOK_AGAIN}`.trim(),
    readBack: reason.readBack,
  };
}

/** The person is no longer as reviewed. What was sent before, if anything, has been read back: it changed nothing. */
export function changedSinceReview(
  { attempts, snapshot }: Pick<Told, "attempts" | "snapshot">,
  changes: readonly string[],
  readBack: ReadBack | null,
): Verdict {
  const what = changes.length === 0 ? "something" : changes.join(", ");
  return {
    outcome: "changed_since_review",
    sentence: `${nothingSent(attempts)}. Since the review, ${what} of ${snapshot.username} changed.`,
    nextStep: "Look at what removing them means now, then confirm again.",
    readBack,
  };
}

/** For an end before a call: an earlier one of the same step may have been sent. */
export function nothingSent(attempts: number): string {
  return attempts === 0 ? "Nothing was sent" : "Nothing more was sent";
}

/** Says that no answer came, without claiming to know why. */
export function describeSilence({ answer }: Pick<Told, "answer">): string {
  if (answer === null) return "The removal was interrupted before an answer was recorded.";
  if (answer.errorCode === NOT_SENT) return "The removal did not reach Atlas.";
  return answer.status === null
    ? "Atlas gave no answer to the removal."
    : `Atlas answered ${answer.status}, which does not say whether the removal was carried out.`;
}

/** Without the full stop, so that a sentence can go on. */
function whatAtlasSaid(told: Told): string {
  const { answer, snapshot } = told;
  if (meaningOf(answer) === "unknown") return describeSilence(told).replace(/\.$/, "");
  return answer?.status === 404
    ? `Atlas says there is no such ${wordsOf(snapshot).missing}`
    : `Atlas answered ${answer?.status}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wordsOf(snapshot: TargetSnapshot) {
  return behaviourOf(targetOf(snapshot)).words(snapshot);
}

function absent(snapshot: TargetSnapshot): string {
  const { subject, place } = wordsOf(snapshot);
  return subject === snapshot.username
    ? `${subject} was no longer in ${place}`
    : `${subject.replace(/^the /, "The ")} was no longer there`;
}

function whatWasDone(snapshot: TargetSnapshot): string {
  return wordsOf(snapshot).done;
}

function nothingOf(snapshot: TargetSnapshot): string {
  return wordsOf(snapshot).nothing;
}
