import { ApiError, readPublicError } from "./api-error";
import { goToSignIn } from "./sign-in";

export interface ReadLinesOptions<Line> {
  /** Aborting ends the read; the server stops its work then. */
  signal: AbortSignal;
  /** Called for each JSON line as it arrives. */
  onLine: (line: Line) => void;
  /** Called when the session has ended; goes to the sign-in page and comes back here. */
  onSignedOut?: () => void;
}

/**
 * GETs one of our own addresses that answers with one JSON value a line (application/x-ndjson) and hands each on as it comes.
 * Throws ApiError for everything but success, and for a stream that breaks off; an abort is thrown as it is.
 */
export async function readLines<Line>(address: string, options: ReadLinesOptions<Line>): Promise<void> {
  const { signal, onLine, onSignedOut = goToSignIn } = options;
  try {
    const response = await fetch(address, {
      headers: { accept: "application/x-ndjson" },
      credentials: "same-origin",
      cache: "no-store",
      signal,
    });
    if (!response.ok) throw await refusal(response, onSignedOut);
    if (!/^application\/x-ndjson\b/i.test(response.headers.get("content-type") ?? "") || response.body === null) {
      throw unreadable(response.status);
    }
    // The last piece is a line only once its end has come.
    let rest = "";
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      for (const line of lines) if (line.trim() !== "") onLine(parseLine(line, response.status) as Line);
      if (done) return;
    }
  } catch (error) {
    if (signal.aborted || error instanceof ApiError) throw error;
    throw new ApiError("NO_ANSWER", "The connection to the dashboard broke off.", {
      hint: "Check your connection, then try again.",
      cause: error,
    });
  }
}

function parseLine(line: string, status: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw unreadable(status);
  }
}

async function refusal(response: Response, onSignedOut: () => void): Promise<ApiError> {
  const sent = readPublicError(await response.json().catch(() => null));
  if (sent === null) return unreadable(response.status);
  if (sent.code === "UNAUTHENTICATED") onSignedOut();
  return new ApiError(sent.code, sent.message, {
    hint: sent.hint,
    requestId: sent.requestId,
    status: response.status,
  });
}

function unreadable(status: number): ApiError {
  return new ApiError(
    "UNREADABLE_ANSWER",
    `Something between you and the dashboard answered instead of it (${status}).`,
    { hint: "Try again. If it stays, a proxy or a firewall is in the way.", status },
  );
}
