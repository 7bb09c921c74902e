import type { CallName, HttpMethod } from "./operations/operations";

/**
 * What can go wrong between us and Atlas. For a change, `ambiguous` alone means that it may have been applied;
 * with every other kind nothing changed in Atlas.
 */
export const ATLAS_ERROR_KINDS = [
  /** The credential is not accepted, or (a bare 401) may lack the role: Atlas does not always say which. */
  "credentials",
  "role",
  /** The caller's address is not on an API access list. */
  "access_list",
  "rate_limited",
  /** The service account holds 100 live access tokens. */
  "token_limit",
  /** Atlas itself said 404, in its own error format; or, on v1.0, a whole list does not hold what was asked for. */
  "not_found",
  "last_owner",
  "last_team_member",
  /** Well-formed, allowed, and against a rule of Atlas; `errorCode` says which. */
  "conflict",
  "bad_request",
  "version_gone",
  "maintenance",
  "suspended",
  /** 5xx. */
  "unavailable",
  /** No connection, or it broke. For a change: nothing was sent. */
  "network",
  "timeout",
  "ambiguous",
  /** Something answered that is not Atlas: a proxy, a sign-in page, a redirect. */
  "not_atlas",
  /** Atlas answered, but not as the published description says. */
  "unexpected_shape",
  /** The generation of the API that this connection speaks cannot do it. Nothing was sent. */
  "unsupported",
  "aborted",
  "unknown",
] as const;
export type AtlasErrorKind = (typeof ATLAS_ERROR_KINDS)[number];

export interface AtlasErrorFacts {
  kind: AtlasErrorKind;
  operation: CallName;
  method: HttpMethod;
  status?: number | null;
  errorCode?: string | null;
  /** Atlas's own words, with every secret of ours cut out. */
  detail?: string | null;
  parameters?: readonly (string | number)[];
  retryAfterMs?: number | null;
  cause?: unknown;
}

// The class may be loaded twice (one bundle for pages, one for start-up), so it is known by a brand and not by identity.
const BRAND = Symbol.for("atlas-client.AtlasError");

/** The one error the client throws. It never holds a credential or a token. */
export class AtlasError extends Error {
  override readonly name = "AtlasError";
  readonly kind: AtlasErrorKind;
  readonly operation: CallName;
  readonly method: HttpMethod;
  /** The HTTP status, or null when there was no answer. */
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly detail: string | null;
  readonly parameters: readonly (string | number)[];
  /** How long Atlas asks us to wait, or null when it did not say. */
  readonly retryAfterMs: number | null;
  readonly [BRAND] = true;

  constructor(facts: AtlasErrorFacts) {
    super(summarize(facts), { cause: facts.cause });
    this.kind = facts.kind;
    this.operation = facts.operation;
    this.method = facts.method;
    this.status = facts.status ?? null;
    this.errorCode = facts.errorCode ?? null;
    this.detail = facts.detail ?? null;
    this.parameters = facts.parameters ?? [];
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}

/** Whether a caught value is the client's error, whichever copy of the class made it. */
export function isAtlasError(value: unknown): value is AtlasError {
  return typeof value === "object" && value !== null && BRAND in value;
}

/** For logs. What a person reads comes from explain.ts. */
function summarize({ kind, operation, status, errorCode }: AtlasErrorFacts): string {
  const answer = [status, errorCode].filter((part) => part !== null && part !== undefined).join(" ");
  return answer === "" ? `${operation}: ${kind}` : `${operation}: ${kind} (${answer})`;
}
