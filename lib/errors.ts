/** Everything that can go wrong and that a person may be told. The code is for programs, the sentence and the hint for people. */
export const ERROR_STATUS = {
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  RECENT_SIGN_IN_REQUIRED: 401,
  FORBIDDEN: 403,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  ALREADY_ABSENT: 404,
  CHANGED_SINCE_REVIEW: 409,
  ALREADY_IN_PROGRESS: 409,
  LAST_OWNER: 409,
  PROTECTED_USER: 409,
  SELF_REMOVAL: 409,
  INCOMPLETE_INVENTORY: 409,
  REMOVAL_REFUSED: 409,
  TOO_MANY_REQUESTS: 429,
  ATLAS_REFUSED: 502,
  ATLAS_UNAVAILABLE: 502,
  STORE_UNAVAILABLE: 503,
  UNEXPECTED: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** What leaves the server: never a stack, never another system's raw text. */
export interface PublicError {
  code: ErrorCode;
  message: string;
  /** The next step, as a sentence; empty when there is none. */
  hint: string;
  requestId: string;
}

// Next loads this file once for pages and once for start-up, so the class is known by a brand and not by identity.
const BRAND = Symbol.for("atlas-offboarding.AppError");

/** An expected failure with its sentence. Everything that is not an AppError is shown as UNEXPECTED with a request id. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly hint: string;
  readonly [BRAND] = true;

  /** `instanceof` holds for the other copy of the class too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? "";
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/**
 * What Next lets through to an error page: our code and request id, which the doors put into the error's digest.
 * Null for a digest that Next made up itself.
 */
export function readErrorDigest(digest: string | undefined): { code: ErrorCode; requestId: string } | null {
  const [code = "", requestId = ""] = digest?.split(":") ?? [];
  const known = Object.keys(ERROR_STATUS).find((name): name is ErrorCode => name === code);
  return known === undefined ? null : { code: known, requestId };
}
