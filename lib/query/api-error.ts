import type { ErrorCode, PublicError } from "@/lib/errors";

/** The server's codes, and the two that only a browser can meet. */
export type ApiErrorCode = ErrorCode | "NO_ANSWER" | "UNREADABLE_ANSWER";

/** A failed read, as it may be shown: a sentence, the next step, and the id to quote to support. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly hint: string;
  readonly requestId: string;
  /** The HTTP status, or 0 when there was no answer. */
  readonly status: number;

  constructor(
    code: ApiErrorCode,
    message: string,
    options: { hint?: string; requestId?: string; status?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? "";
    this.requestId = options.requestId ?? "";
    this.status = options.status ?? 0;
  }

  /** Whether the same question may be answered when it is asked again. */
  get isPassing(): boolean {
    return this.code === "NO_ANSWER" || this.code === "STORE_UNAVAILABLE";
  }
}

/** Any thrown value as an ApiError, so that a screen always has a sentence. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError("UNEXPECTED", "Something went wrong in this page.", {
    hint: "Reload the page. If it happens again, tell whoever runs this dashboard.",
    cause: error,
  });
}

/** Reads `{code, message, hint, requestId}`; null when it is anything else. */
export function readPublicError(body: unknown): PublicError | null {
  if (typeof body !== "object" || body === null) return null;
  const { code, message, hint, requestId } = body as Partial<Record<keyof PublicError, unknown>>;
  if (typeof code !== "string" || typeof message !== "string" || message === "") return null;
  return {
    code: code as ErrorCode,
    message,
    hint: typeof hint === "string" ? hint : "",
    requestId: typeof requestId === "string" ? requestId : "",
  };
}
