import type { AtlasError } from "@/lib/atlas/errors";
import { explainAtlasError } from "@/lib/atlas/explain";
import { roleName } from "@/lib/directory/organizations/role-name";
import { meaningOf } from "../step/attempts";
import type { AtlasAnswer } from "../types";
import type { Seen } from "./look-for";
import { placeOfOffer } from "./send";
import type { ReinviteOffer, ReinviteResult } from "./types";

/** What a call that changed nothing came to. */
export function concludeRefusal(offer: ReinviteOffer, failure: AtlasError): ReinviteResult {
  const { sentence, nextStep } = explainAtlasError(failure);
  const isRefusal = failure.kind === "conflict" || failure.kind === "bad_request" || failure.kind === "role";
  const what = offer.way === "invitation" ? "was not invited" : `did not get back ${placeOfOffer(offer)}`;
  return {
    outcome: isRefusal ? "refused" : "failed",
    sentence: `${offer.username} ${what}. ${sentence}`,
    nextStep: nextStep === "" ? null : nextStep,
  };
}

/** What a call came to that was taken, or whose effect is open, from what the read-back found. Pure. */
export function concludeFrom(offer: ReinviteOffer, answer: AtlasAnswer | null, seen: Seen): ReinviteResult {
  const place = placeOfOffer(offer);
  const { username } = offer;
  const wasTaken = meaningOf(answer) === "applied";
  const silence = answer === null ? "What Atlas answered is not on record." : "Atlas gave no answer.";
  if (seen === "absent") {
    return {
      outcome: "not_confirmed",
      sentence: wasTaken
        ? `Atlas took what gives ${username} ${place} back, but the read-back does not find it.`
        : `${silence} The read-back does not find ${username} in ${place}, nor invited to it.`,
      nextStep: "Look at it in a moment; send it again if it is not there.",
    };
  }
  if (seen === "unreadable") {
    return {
      outcome: "not_confirmed",
      sentence: `Whether ${username} has ${place} back is not known: it could not be read back.`,
      nextStep: "Look at it before you send it again.",
    };
  }
  const lacking = seen.lacks.map((name) => (/^(ORG|GROUP)_/.test(name) ? roleName(name) : name)).join(", ");
  if (lacking !== "" && !wasTaken) {
    // Somebody else may have invited them in the meantime: what is there is not what was sent.
    return {
      outcome: "not_confirmed",
      sentence: `${silence} The read-back finds ${username} in ${place} or invited to it, but without ${lacking}.`,
      nextStep: "Look at their roles in Atlas: what is there may be someone else's doing.",
    };
  }
  const sentence =
    seen.status === "ACTIVE"
      ? `${username} is in ${place} again, without having to accept.`
      : `Invited ${username} to ${place}, and the read-back finds the invitation. They have to accept it.`;
  return {
    outcome: seen.status === "ACTIVE" ? "active" : "invited",
    sentence: lacking === "" ? sentence : `${sentence} Not seen there yet: ${lacking}.`,
    nextStep: lacking === "" ? null : "Look at their roles in a moment.",
  };
}
