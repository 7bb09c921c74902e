import { ApiError, readPublicError } from "./api-error";
import { goToSignIn } from "./sign-in";

/** Longer than the server takes to read 10,000 users from a slow Atlas, shorter than anyone waits. */
const TIMEOUT_MS = 60_000;

export interface FetchJsonOptions {
  /** From react-query: aborts when nobody looks at the answer any more. */
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Called when the session has ended; goes to the sign-in page and comes back here. */
  onSignedOut?: () => void;
}

/**
 * GETs one of our own addresses and gives its JSON.
 * Throws ApiError for everything but success: the server's sentence where it sent one, ours where it did not.
 * An abort by `signal` is thrown as it is, so that react-query does not count it as a failure.
 * The shape of a success is not checked: server and page are built together.
 */
export async function fetchJson<Value>(address: string, options: FetchJsonOptions = {}): Promise<Value> {
  const { signal, timeoutMs = TIMEOUT_MS, onSignedOut = goToSignIn } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, {
      headers: { accept: "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw noAnswer(deadline.aborted ? timeoutMs : null, error);
  }

  const body = parse(text, response.headers.get("content-type"));
  if (response.ok) {
    if (body.ok) return body.value as Value;
    throw unreadable(response.status);
  }
  const sent = body.ok ? readPublicError(body.value) : null;
  if (sent === null) throw unreadable(response.status);
  if (sent.code === "UNAUTHENTICATED") onSignedOut();
  throw new ApiError(sent.code, sent.message, {
    hint: sent.hint,
    requestId: sent.requestId,
    status: response.status,
  });
}

function parse(text: string, contentType: string | null): { ok: true; value: unknown } | { ok: false } {
  // A proxy's HTML page with status 200 is not an empty list.
  if (!/^application\/(\w+\+)?json\b/i.test(contentType ?? "")) return { ok: false };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function noAnswer(timedOutAfterMs: number | null, cause: unknown): ApiError {
  const message =
    timedOutAfterMs === null
      ? "The dashboard could not be reached."
      : `The dashboard gave no answer within ${Math.round(timedOutAfterMs / 1000)} s.`;
  return new ApiError("NO_ANSWER", message, { hint: "Check your connection, then try again.", cause });
}

function unreadable(status: number): ApiError {
  return new ApiError(
    "UNREADABLE_ANSWER",
    `Something between you and the dashboard answered instead of it (${status}).`,
    {
      hint: "Try again. If it stays, a proxy or a firewall is in the way.",
      status,
    },
  );
}
