/**
 * Sign-in by service account: one access token per client, fetched once however many calls wait for it.
 * Atlas allows 10 token requests a minute and 100 live tokens per account, so a token is kept as long as it holds.
 */

import type { Answer } from "../call/answer";
import { isRecord } from "../call/answer";
import { errorFromTokenAnswer } from "../call/classify";
import { type Deadline, startDeadline, waitUnder } from "../call/deadline";
import { type Exchange, ExchangeFailure } from "../call/exchange";
import { readWithRetries } from "../call/retry";
import type { Timings } from "../call/timings";
import { AtlasError } from "../errors";
import type { Authenticator, Permit } from "./authenticator";

interface Token {
  value: string;
  /** On the monotonic clock: wall clocks jump. */
  expiresAt: number;
  renewAt: number;
  mintedAt: number;
  /** Fetched because Atlas had refused the one before. */
  afterRefusal: boolean;
}

interface TokenPermit extends Permit {
  token: Token;
}

interface ServiceAccountParts {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  exchange: Exchange;
  headers: Record<string, string>;
  timings: Timings;
  now(): number;
  monotonicNow(): number;
  random(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  onPause(ms: number): void;
  onExchange(attempt: number, status: number | null, startedAt: number): void;
}

/** A refused fresh token means the role or the account, not the token: for this long no other one is fetched for it. */
const TRUST_FRESH_TOKEN_MS = 60_000;

export function createServiceAccountAuthenticator(parts: ServiceAccountParts): Authenticator<TokenPermit> {
  const { timings, monotonicNow } = parts;
  let current: Token | null = null;
  let pending: Promise<Token> | null = null;
  let refusedLast = false;
  // Not percent-encoded, against RFC 6749 2.3.1: Atlas takes id and secret as they are.
  const basic = Buffer.from(`${parts.clientId}:${parts.clientSecret}`).toString("base64");

  /** Single flight: everyone who needs a token waits for the same request, and no caller's signal can cancel it. */
  function fetchOnce(): Promise<Token> {
    pending ??= fetchToken()
      .then((token) => {
        current = token;
        refusedLast = false;
        return token;
      })
      .finally(() => {
        pending = null;
      });
    // Everyone who waited may have been stopped meanwhile; then nobody is left to hear of a failure.
    pending.catch(() => undefined);
    return pending;
  }

  async function fetchToken(): Promise<Token> {
    const deadline = startDeadline(timings.callMs, monotonicNow);
    try {
      return await readWithRetries((attempt) => requestToken(attempt, deadline), {
        ...parts,
        operation: "token",
        deadline,
      });
    } finally {
      deadline.clear();
    }
  }

  async function requestToken(attempt: number, deadline: Deadline): Promise<Token> {
    const startedAt = monotonicNow();
    let answer: Answer | null = null;
    try {
      answer = await parts.exchange(
        {
          method: "POST",
          url: parts.tokenUrl,
          headers: {
            ...parts.headers,
            accept: "application/json",
            "content-type": "application/x-www-form-urlencoded",
            authorization: `Basic ${basic}`,
          },
          body: "grant_type=client_credentials",
          timeoutMs: timings.tokenMs,
        },
        deadline,
      );
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error;
      const kind = error.reason === "network" ? "network" : "timeout";
      throw new AtlasError({ kind, operation: "token", method: "POST", cause: error.cause });
    } finally {
      parts.onExchange(attempt, answer?.status ?? null, startedAt);
    }
    const issued = readToken(answer);
    if (issued === null) throw errorFromTokenAnswer(answer, parts.now());
    return keep(issued.value, issued.lifeMs);
  }

  function keep(value: string, lifeMs: number): Token {
    const { renewAtLeastMs, renewAtMostMs } = timings;
    const early = renewAtLeastMs + parts.random() * (renewAtMostMs - renewAtLeastMs);
    const mintedAt = monotonicNow();
    const expiresAt = mintedAt + lifeMs;
    // A token that lives for minutes only is used for at least half of its life.
    return { value, mintedAt, expiresAt, renewAt: expiresAt - Math.min(early, lifeMs / 2), afterRefusal: refusedLast };
  }

  /** Renews behind the callers' backs while the old token still holds; if that fails, tries again a little later. */
  function renewSoon(token: Token): void {
    if (pending !== null) return;
    // When to try again, should this try fail: otherwise nobody asks this token any more.
    token.renewAt = monotonicNow() + timings.renewAtLeastMs / 2;
    void fetchOnce();
  }

  return {
    async permit(_request, within) {
      const nowMs = monotonicNow();
      let token = current;
      if (token !== null && nowMs >= token.expiresAt) token = null;
      if (token === null) token = await waitUnder(fetchOnce(), within.signal, () => stoppedBeforeSending(within));
      else if (nowMs >= token.renewAt) renewSoon(token);
      return { header: `Bearer ${token.value}`, token };
    },
    refused({ token }, _answer, round) {
      if (current !== null && current !== token) return round === 0;
      const proven = token.afterRefusal && monotonicNow() - token.mintedAt < TRUST_FRESH_TOKEN_MS;
      if (proven) return false;
      current = null;
      refusedLast = true;
      return round === 0;
    },
    secrets: () => [parts.clientSecret, basic, ...(current === null ? [] : [current.value])],
  };
}

function stoppedBeforeSending(within: Deadline): AtlasError {
  const kind = within.ended() === "time" ? "timeout" : "aborted";
  return new AtlasError({ kind, operation: "token", method: "POST" });
}

function readToken(answer: Answer): { value: string; lifeMs: number } | null {
  if (answer.status !== 200 || answer.body.kind !== "json" || !isRecord(answer.body.value)) return null;
  const { access_token: value, expires_in: seconds, token_type: type } = answer.body.value;
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) return null;
  if (typeof seconds !== "number" || !(seconds > 0)) return null;
  if (typeof type === "string" && type.toLowerCase() !== "bearer") return null;
  return { value, lifeMs: seconds * 1000 };
}
