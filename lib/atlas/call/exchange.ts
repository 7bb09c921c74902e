/** One HTTP request and its answer, under one deadline. Knows nothing of retries, sign-in or meaning. */

import type { HttpMethod } from "../operations/operations";
import { type Answer, type AnswerBody, type HeaderReader, readBody } from "./answer";
import type { ConnectionSlots } from "./connection-slots";
import { type Deadline, startDeadline } from "./deadline";

export interface AtlasRequestInit {
  method: HttpMethod;
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  signal: AbortSignal;
}

/** The part of `fetch` that the client uses; the built-in one and undici's both fit. */
export type AtlasFetch = (
  url: string,
  init: AtlasRequestInit,
) => Promise<{ status: number; headers: HeaderReader; text(): Promise<string> }>;

export interface ExchangeRequest {
  method: HttpMethod;
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
}

/** No usable answer. `sent` is false only when it is certain that Atlas saw nothing. */
export class ExchangeFailure extends Error {
  readonly reason: "network" | "time" | "caller";
  readonly sent: boolean;

  constructor(reason: "network" | "time" | "caller", sent: boolean, cause?: unknown) {
    super(`no answer: ${reason}`, { cause });
    this.reason = reason;
    this.sent = sent;
  }
}

export type Exchange = (request: ExchangeRequest, within: Deadline) => Promise<Answer>;

interface ExchangeParts {
  fetch: AtlasFetch;
  slots: ConnectionSlots;
  monotonicNow: () => number;
}

export function createExchange({ fetch, slots, monotonicNow }: ExchangeParts): Exchange {
  return async (request, within) => {
    const release = await slots.take(within.signal, () => new ExchangeFailure(within.ended() ?? "caller", false));
    const deadline = startDeadline(request.timeoutMs, monotonicNow, { deadline: within });
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: "manual",
        signal: deadline.signal,
      });
      const { status, headers } = response;
      const text = await response.text();
      // Atlas's 204 names a media type all the same (its description does), and v1.0 answers a removal by any 2xx without a body.
      const isBare = text === "" && (status === 204 || request.method === "DELETE");
      const body: AnswerBody = isBare ? { kind: "none" } : readBody(headers.get("content-type"), text);
      return { status, headers, body, enveloped: false };
    } catch (error) {
      throw new ExchangeFailure(deadline.ended() ?? "network", !wasNeverSent(error), error);
    } finally {
      deadline.clear();
      release();
    }
  };
}

/** Failures that come before the first byte of a request: name lookup, connecting, certificates, a client already closed. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|UND_ERR_CLOSED|UND_ERR_INVALID_ARG|ERR_TLS_\w+|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)$/;

/** Whether an error of fetch proves that no byte of the request left. Looks through causes and aggregates. */
export function wasNeverSent(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("errors" in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every(wasNeverSent);
  }
  if ("syscall" in error && error.syscall === "connect") return true;
  if ("code" in error && typeof error.code === "string") return BEFORE_SENDING.test(error.code);
  return "cause" in error && wasNeverSent(error.cause);
}
