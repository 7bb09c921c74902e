import { toAppError as explainAtlasFailure } from "@/lib/directory/reading/atlas-failure";
import { AppError, type PublicError } from "@/lib/errors";
import type { Log } from "@/lib/log";
import { isStoreUnavailable } from "./store-errors";

/**
 * What the outside may know of a failure. Expected ones show their sentence; everything else one fixed sentence and the request id,
 * under which the log has it in full (secrets redacted). `log` is null only where the runtime could not be opened.
 */
export function toPublicError(error: unknown, requestId: string, log: Log | null): PublicError {
  const expected = toAppError(error);
  if (expected) {
    const fields = { requestId, code: expected.code, err: expected.cause };
    if (expected.status >= 500) log?.warn(fields, expected.message);
    else log?.debug(fields, expected.message);
    return { code: expected.code, message: expected.message, hint: expected.hint, requestId };
  }
  log?.error({ requestId, err: error }, "unexpected failure");
  return {
    code: "UNEXPECTED",
    message: "Something went wrong here, and it has been written to the log.",
    hint: `Try again. If it happens again, give whoever runs this dashboard the request id ${requestId}.`,
    requestId,
  };
}

/** The expected failure behind any thrown value, or null. */
export function toAppError(error: unknown): AppError | null {
  const explained = explainAtlasFailure(error);
  if (explained instanceof AppError) return explained;
  if (!isStoreUnavailable(error)) return null;
  return new AppError("STORE_UNAVAILABLE", "The dashboard's own database cannot be reached.", {
    hint: "Try again in a minute. If it stays, whoever runs this dashboard has to look at its database.",
    cause: error,
  });
}
