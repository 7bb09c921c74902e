import { type AtlasError, isAtlasError } from "@/lib/atlas/errors";
import { explainAtlasError } from "@/lib/atlas/explain";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { IncompletePart } from "../types";

/**
 * A failure of Atlas as an error a person may be told, in the words of the one table in lib/atlas/explain.ts.
 * An AppError stays what it is; anything else is a fault of ours or a cancelled request and is returned unchanged.
 */
export function toAppError(failure: unknown): unknown {
  if (!isAtlasError(failure)) return failure;
  const { sentence, nextStep } = explainAtlasError(failure);
  return new AppError(codeOf(failure), sentence, { hint: nextStep, cause: failure });
}

/** For the end of a promise: `.catch(throwAsAppError)`. */
export function throwAsAppError(failure: unknown): never {
  throw toAppError(failure);
}

/** A part of a read that failed, for `incomplete`. A fault of ours is thrown on: it is not Atlas's silence. */
export function describeFailedPart(part: string, failure: unknown): IncompletePart {
  if (isAtlasError(failure)) {
    const { sentence, nextStep } = explainAtlasError(failure);
    return { part, reason: sentence, nextStep, code: failure.errorCode ?? failure.kind };
  }
  if (failure instanceof AppError) {
    return { part, reason: failure.message, nextStep: failure.hint, code: failure.code };
  }
  if (failure instanceof DOMException && failure.name === "TimeoutError") {
    return {
      part,
      reason: "Atlas has not answered yet.",
      nextStep: "The read goes on in the background: refresh in a moment.",
      code: "STILL_READING",
    };
  }
  throw failure;
}

/** A list that shifted under two whole reads: it may lack or repeat someone, so it is not complete. */
export function unstablePart(part: string): IncompletePart {
  return {
    part,
    reason: "The list kept changing in Atlas while it was read, so it may lack someone or something.",
    nextStep: "Refresh when the change in Atlas is done.",
    code: "LIST_UNSTABLE",
  };
}

/**
 * What Atlas's answer means for the asker. A refusal is about our credential, never about the person who asked, so
 * Atlas's 401 and 403 are not passed on as such.
 */
function codeOf({ kind }: AtlasError): ErrorCode {
  switch (kind) {
    case "not_found":
      return "NOT_FOUND";
    case "credentials":
    case "role":
    case "access_list":
    case "token_limit":
    case "last_owner":
    case "last_team_member":
    case "conflict":
    case "bad_request":
    case "version_gone":
    case "unsupported":
    case "suspended":
      return "ATLAS_REFUSED";
    case "rate_limited":
    case "maintenance":
    case "unavailable":
    case "network":
    case "timeout":
    case "ambiguous":
    case "not_atlas":
    case "unexpected_shape":
    case "aborted":
    case "unknown":
      return "ATLAS_UNAVAILABLE";
  }
}
