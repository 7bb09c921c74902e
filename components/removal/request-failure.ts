import type { ErrorCode, PublicError } from "@/lib/errors";

/** What can be done about a request that did not go through. */
export type Remedy = "review_again" | "sign_in" | "confirm_again" | "check_again" | "reload";

export interface RequestFailure {
  title: string;
  message: string;
  remedy: Remedy;
  /** What support asks for: the code, and the request id where there is one. */
  reference: string | null;
}

/** Nothing was requested, and the same confirmation may be given again: the plan still stands. */
const PASSING: readonly ErrorCode[] = ["TOO_MANY_REQUESTS", "ATLAS_UNAVAILABLE", "STORE_UNAVAILABLE", "UNEXPECTED"];

/** A refusal that the server put into words. */
export function failureOfAnswer(error: PublicError): RequestFailure {
  const reference = error.requestId === "" ? error.code : `${error.code} · request ${error.requestId}`;
  const message = [error.message, error.hint].filter(Boolean).join(" ");
  switch (error.code) {
    case "CHANGED_SINCE_REVIEW":
      return { title: "Changed since review.", message, remedy: "review_again", reference };
    case "RECENT_SIGN_IN_REQUIRED":
    case "UNAUTHENTICATED":
      return { title: "Nothing was requested.", message, remedy: "sign_in", reference };
    default:
      return {
        title: "Nothing was requested.",
        message,
        remedy: PASSING.includes(error.code) ? "confirm_again" : "review_again",
        reference,
      };
  }
}

/** This page was built before the dashboard that answers: it knows no such action any more. */
export const OLD_PAGE: RequestFailure = {
  title: "Nothing was requested.",
  message: "The dashboard has been updated since this page was opened. Reload the page, then review it again.",
  remedy: "reload",
  reference: null,
};

/** No answer came, so it may have been requested. The request key makes asking again harmless. */
export const UNKNOWN_WHETHER_REQUESTED: RequestFailure = {
  title: "We could not tell whether it was requested.",
  message:
    "The connection broke before the answer came. Checking again is safe: one confirmation is carried out once at most.",
  remedy: "check_again",
  reference: null,
};
