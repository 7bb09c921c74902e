import { behaviourOf } from "../kinds/behaviour-of";
import { targetOf } from "../target-key";
import type { AtlasAnswer, ReadBack, TargetSnapshot } from "../types";
import { NOT_SENT } from "./attempts";
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
  const { snapshot, attempts } = told;
  const sent = attempts === 0 ? "Nothing was sent." : "Atlas answered 404 to our call.";
  return {
    outcome: "already_absent",
    sentence: `${absent(snapshot)} when we got there, and a read-back confirms it. ${sent} Not removed by this offboarding.`,
    nextStep: null,
    readBack,
  };
}

/** Every read-back after a 2xx still found the grant. */
export function stillThere({ snapshot, answer }: Told, readBack: ReadBack): Verdict {
  const where = readBack.checks.filter((check) => check.found).map((check) => check.asked);
  const answered =
    answer?.status === 404
      ? `says there is no such ${wordsOf(snapshot).missing}`
      : `answered ${answer?.status ?? "with success"}`;
  return {
    outcome: "not_confirmed",
    sentence: `Atlas ${answered}, but the read-backs still find ${snapshot.username}: ${where.join(", ")}.`,
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

/** The person is no longer as reviewed. */
export function changedSinceReview(
  snapshot: TargetSnapshot,
  changes: readonly string[],
  readBack: ReadBack | null,
): Verdict {
  const what = changes.length === 0 ? "something" : changes.join(", ");
  return {
    outcome: "changed_since_review",
    sentence: `Nothing was sent. Since the review, ${what} of ${snapshot.username} changed.`,
    nextStep: "Look at what removing them means now, then confirm again.",
    readBack,
  };
}

/** Says that no answer came, without claiming to know why. */
export function describeSilence({ answer }: Pick<Told, "answer">): string {
  if (answer === null) return "The removal was interrupted before an answer was recorded.";
  if (answer.errorCode === NOT_SENT) return "The removal did not reach Atlas.";
  return answer.status === null
    ? "Atlas gave no answer to the removal."
    : `Atlas answered ${answer.status}, which does not say whether the removal was carried out.`;
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
