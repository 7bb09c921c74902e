/** Every deadline, pause and bound of the client. All in milliseconds unless the name says otherwise. */
export interface Timings {
  /** To open a connection, TLS included. */
  connectMs: number;
  /** One exchange from the first byte sent to the last byte read: total, not idle, so a dripping body ends too. */
  attemptMs: number;
  /** The same for a removal, which gets one attempt only. */
  removalMs: number;
  /** One request with all its attempts and waits. */
  callMs: number;
  /** One list with all its pages. */
  listMs: number;
  /** One exchange with the token endpoint. */
  tokenMs: number;
  /** How often a read, or the request for a token, is sent at most. */
  maxAttempts: number;
  /** Backoff after 5xx, reset and timeout: full jitter below `backoffMs` · 2ⁿ, at most `backoffCapMs`. */
  backoffMs: number;
  backoffCapMs: number;
  /** After a 429 that does not say how long: this · 2ⁿ, plus jitter. */
  rateLimitedMs: number;
  /** The longest wait that the client does on its own; a longer one becomes a `rate_limited` error. */
  longestWaitMs: number;
  /** A token is renewed at a random moment in this span before its end, so that many processes do not renew at once. */
  renewAtLeastMs: number;
  renewAtMostMs: number;
}

export const DEFAULT_TIMINGS: Timings = {
  // Atlas is a few hundred milliseconds away at worst; undici's own default is the same 10 s.
  connectMs: 10_000,
  // A page of 500 users takes Atlas a second or two. 20 s is out of that range and still bearable for a person who waits.
  attemptMs: 20_000,
  // Longer than a read: giving up early turns a slow success into a question that costs a read-back.
  removalMs: 30_000,
  // Room for the three unhinted 429 pauses (10, 20, 40 s) and their answers.
  callMs: 90_000,
  // 10,000 users are 21 pages; this leaves room for one pause of the endpoint set and a second reading.
  listMs: 240_000,
  tokenMs: 10_000,
  // Five, as reliability work on 5xx usually ends: a sixth rarely helps and keeps a person waiting.
  maxAttempts: 5,
  backoffMs: 250,
  backoffCapMs: 8_000,
  // Atlas's own advice: 10 s, 20 s, 40 s … with jitter.
  rateLimitedMs: 10_000,
  // Atlas's buckets refill every 60 s, so an honest Retry-After is no longer than that.
  longestWaitMs: 60_000,
  renewAtLeastMs: 60_000,
  renewAtMostMs: 300_000,
};
