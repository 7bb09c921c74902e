/** One call of an operation, whole: budget, sign-in, exchange, meaning, and for reads the retries. */

import { AtlasError, type AtlasErrorKind, isAtlasError } from "../errors";
import {
  budgetKey,
  type CallName,
  fillPath,
  isChange,
  isInV1,
  OPERATIONS,
  type OperationId,
} from "../operations/operations";
import type { Authenticator } from "../sign-in/authenticator";
import type { ApiGeneration, CallOptions } from "../types";
import { type Answer, unwrapEnvelope } from "./answer";
import type { Budget } from "./budget";
import { errorFromAnswer, isRoleRefusal } from "./classify";
import { type Deadline, startDeadline } from "./deadline";
import { type Exchange, ExchangeFailure } from "./exchange";
import { readWithRetries } from "./retry";
import { delayBeforeRetry } from "./retry-timing";
import type { Timings } from "./timings";

/** Any date from 2025-02-19 on gets the user operations that know all four statuses; older operations resolve downwards. */
const V2_JSON = "application/vnd.atlas.2025-03-12+json";
/** The old generation has no versions to ask for. */
const MEDIA_TYPE: Record<ApiGeneration, string> = { v2: V2_JSON, "v1.0": "application/json" };

export interface CallRequest {
  operation: OperationId;
  /** In the order of the operation's path. */
  ids: readonly string[];
  query?: URLSearchParams;
  /** Sent as JSON. */
  body?: unknown;
  options: CallOptions;
  within: Deadline;
}

export interface CallerParts {
  origin: string;
  prefix: string;
  userAgent: string;
  generation: ApiGeneration;
  envelope: boolean;
  pretty: boolean;
  timings: Timings;
  authenticator: Authenticator;
  exchange: Exchange;
  budget: Budget;
  now(): number;
  monotonicNow(): number;
  random(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  report(operation: CallName, attempt: number, status: number | null, startedAt: number): void;
  announceWait(operation: CallName, options: CallOptions, ms: number): void;
}

/** Sends a call and returns its 2xx answer. Throws AtlasError. */
export type Caller = (request: CallRequest) => Promise<Answer>;

export function createCaller(parts: CallerParts): Caller {
  const { timings, budget, authenticator, monotonicNow } = parts;

  function urlOf({ operation, ids, query }: CallRequest): URL {
    if (parts.generation === "v1.0" && !isInV1(operation)) throw failure(operation, "unsupported", {});
    const path = fillPath(operation, ids);
    if (path === null) {
      const detail = operation.endsWith("DatabaseUser")
        ? "This database user's name cannot be put into an address. Nothing was sent."
        : "An id must be 24 characters of 0-9 and a-f. Nothing was sent.";
      throw failure(operation, "bad_request", { detail });
    }
    const url = new URL(`${parts.origin}${parts.prefix}/api/atlas/${parts.generation}${path}`);
    for (const [name, value] of query ?? []) url.searchParams.append(name, value);
    if (parts.envelope) url.searchParams.append("envelope", "true");
    if (parts.pretty) url.searchParams.append("pretty", "true");
    return url;
  }

  /** One exchange, repeated only where a 401 shows that nothing was done and a new signature may help. */
  async function exchangeSigned(request: CallRequest, url: URL, attempt: number, deadline: Deadline): Promise<Answer> {
    // A change that had to wait for its turn still gets its whole time: cut short, it would be ambiguous for nothing.
    const sending = isChange(request.operation) ? request.within : deadline;
    const { operation } = request;
    const mediaType = MEDIA_TYPE[parts.generation];
    const body = request.body === undefined ? null : JSON.stringify(request.body);
    const { method } = OPERATIONS[operation];
    const uri = `${url.pathname}${url.search}`;
    for (let round = 0; ; round += 1) {
      const permit = await authenticator.permit({ method, uri }, deadline);
      const headers: Record<string, string> = { accept: mediaType, "user-agent": parts.userAgent };
      if (body !== null) headers["content-type"] = mediaType;
      if (permit.header !== null) headers.authorization = permit.header;
      const timeoutMs = isChange(operation) ? timings.removalMs : timings.attemptMs;
      const startedAt = monotonicNow();
      let answer: Answer | null = null;
      try {
        answer = await parts.exchange(
          { method, url: url.href, headers, timeoutMs, ...(body === null ? {} : { body }) },
          sending,
        );
        if (parts.envelope) answer = unwrapEnvelope(answer);
      } finally {
        parts.report(operation, attempt, answer?.status ?? null, startedAt);
      }
      if (answer.status !== 401 || isRoleRefusal(answer)) return answer;
      if (!authenticator.refused(permit, answer, round)) return answer;
    }
  }

  async function attemptOnce(request: CallRequest, url: URL, attempt: number, deadline: Deadline): Promise<Answer> {
    const { operation, ids, options } = request;
    const key = budgetKey(operation, ids);
    const onPause = (ms: number) => parts.announceWait(operation, options, ms);
    const stillMs = await budget.enter(key, deadline, timings.longestWaitMs, onPause);
    if (stillMs !== null) throw failure(operation, "rate_limited", { retryAfterMs: Math.ceil(stillMs) });
    const answer = await exchangeSigned(request, url, attempt, deadline).catch((error) => {
      throw error instanceof ExchangeFailure ? explainFailure(operation, error) : error;
    });
    budget.observe(key, answer.headers);
    if (isUsable(operation, answer, parts.envelope)) return answer;
    const error = errorFromAnswer(operation, answer, parts.now());
    if (error.kind === "rate_limited") {
      const cause = { retry: attempt - 1, rateLimited: true, retryAfterMs: error.retryAfterMs };
      budget.pause(key, error.retryAfterMs ?? delayBeforeRetry(cause, timings, () => 0));
    }
    throw isChange(operation) ? settleChange(error) : error;
  }

  return async (request) => {
    const url = urlOf(request);
    const deadline = startDeadline(timings.callMs, monotonicNow, { deadline: request.within });
    try {
      if (isChange(request.operation)) return await attemptOnce(request, url, 1, deadline);
      return await readWithRetries((attempt) => attemptOnce(request, url, attempt, deadline), {
        operation: request.operation,
        timings,
        deadline,
        random: parts.random,
        sleep: parts.sleep,
        onPause: (ms) => parts.announceWait(request.operation, request.options, ms),
      });
    } catch (error) {
      throw withoutSecrets(error, request.operation, authenticator.secrets());
    } finally {
      deadline.clear();
    }
  };
}

/** 2xx, and for reads with a JSON body. A change is done without one too, but a web page in its place proves nothing. */
function isUsable(operation: OperationId, { status, body, enveloped }: Answer, wantsEnvelope: boolean): boolean {
  if (status < 200 || status > 299) return false;
  if (OPERATIONS[operation].method === "GET") return body.kind === "json";
  // In an envelope the status is in the body: a 200 whose body does not say so has not said anything.
  if (wantsEnvelope && !enveloped && status !== 204) return false;
  return body.kind === "none" || body.kind === "json";
}

/** No usable answer to a change that was sent: it may have been applied, whatever came instead. */
const UNSETTLED: ReadonlySet<AtlasErrorKind> = new Set([
  "unavailable",
  "not_atlas",
  "unexpected_shape",
  "network",
  "timeout",
  "unknown",
]);

function settleChange(error: AtlasError): AtlasError {
  if (!UNSETTLED.has(error.kind)) return error;
  const { operation, method, status, errorCode, detail, parameters, retryAfterMs } = error;
  const facts = { operation, method, status, errorCode, detail, parameters, retryAfterMs };
  return new AtlasError({ ...facts, kind: "ambiguous", cause: error });
}

function explainFailure(operation: OperationId, { reason, sent, cause }: ExchangeFailure): AtlasError {
  const kind = reason === "network" ? "network" : reason === "time" ? "timeout" : "aborted";
  return failure(operation, sent && isChange(operation) ? "ambiguous" : kind, { cause });
}

function failure(
  operation: OperationId,
  kind: AtlasErrorKind,
  facts: { detail?: string; retryAfterMs?: number; cause?: unknown },
): AtlasError {
  return new AtlasError({ kind, operation, method: OPERATIONS[operation].method, ...facts });
}

/** Everything leaves as an AtlasError, and none of Atlas's words in it repeats a secret. */
function withoutSecrets(error: unknown, operation: OperationId, secrets: readonly string[]): AtlasError {
  if (!isAtlasError(error)) {
    const kind = isChange(operation) ? "ambiguous" : "unknown";
    return failure(operation, kind, { cause: error });
  }
  const said = [error.detail ?? "", error.errorCode ?? "", ...error.parameters].map(String);
  if (!secrets.some((secret) => secret !== "" && said.some((text) => text.includes(secret)))) return error;
  const { kind, method, status, retryAfterMs } = error;
  return new AtlasError({ kind, operation: error.operation, method, status, retryAfterMs });
}
