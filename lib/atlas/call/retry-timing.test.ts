import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { delayBeforeRetry, fullJitter, longerWait, parseRetryAfter, waitFromParameters } from "./retry-timing";
import { DEFAULT_TIMINGS } from "./timings";

const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("parseRetryAfter", () => {
  test("reads seconds, zero included", () => {
    expect(parseRetryAfter("7", null, NOW)).toBe(7000);
    expect(parseRetryAfter(" 0 ", null, NOW)).toBe(0);
    expect(parseRetryAfter("86400", null, NOW)).toBe(86_400_000);
  });

  test("reads an HTTP-date against our clock when the answer has no Date", () => {
    expect(parseRetryAfter("Sat, 21 Nov 2026 12:00:30 GMT", null, NOW)).toBe(30_000);
  });

  test("measures an HTTP-date against the answer's own Date, so that a wrong clock of ours does no harm", () => {
    const date = "Sat, 21 Nov 2026 12:10:00 GMT";
    expect(parseRetryAfter("Sat, 21 Nov 2026 12:10:30 GMT", date, NOW)).toBe(30_000);
  });

  test("a date in the past means now", () => {
    expect(parseRetryAfter("Sat, 21 Nov 2026 11:00:00 GMT", null, NOW)).toBe(0);
  });

  test.each([null, "", "soon", "-5", "NaN", "1e9", "2026"])("says nothing for %j beyond plain seconds", (header) => {
    expect(parseRetryAfter(header, null, NOW)).toBe(header === "2026" ? 2_026_000 : null);
  });

  test("never throws and never gives a negative wait", () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (header, date) => {
        const ms = parseRetryAfter(header, date, NOW);
        return ms === null || ms >= 0;
      }),
    );
  });
});

describe("waitFromParameters", () => {
  test("takes the token bucket's second parameter as seconds", () => {
    expect(waitFromParameters("RATE_LIMITED_TOKEN_BUCKET", ["/orgs", 12, 10, 5, 60])).toBe(12_000);
  });

  test("does not take the older limiter's number of requests for a wait", () => {
    expect(waitFromParameters("RATE_LIMITED", ["/api/oauth/token", 10, 1])).toBeNull();
  });

  test.each([
    [[]],
    [["/orgs"]],
    [["/orgs", "soon"]],
    [["/orgs", -1]],
    [["/orgs", null]],
    [["/orgs", ""]],
    [["/orgs", " "]],
  ])("says nothing for %j", (parameters) => {
    expect(waitFromParameters("RATE_LIMITED_TOKEN_BUCKET", parameters)).toBeNull();
  });
});

describe("delayBeforeRetry", () => {
  const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test("is never sooner than Atlas asked, whatever the dice say", () => {
    fc.assert(
      fc.property(
        fc.nat(10),
        fc.nat(100_000_000),
        anyRandom,
        fc.boolean(),
        (retry, retryAfterMs, dice, rateLimited) => {
          return delayBeforeRetry({ retry, rateLimited, retryAfterMs }, DEFAULT_TIMINGS, () => dice) >= retryAfterMs;
        },
      ),
    );
  });

  test("waits 10, 20, 40 seconds and more after a 429 that does not say how long", () => {
    const delays = [0, 1, 2].map((retry) =>
      delayBeforeRetry({ retry, rateLimited: true, retryAfterMs: null }, DEFAULT_TIMINGS, () => 0),
    );
    expect(delays).toEqual([10_000, 20_000, 40_000]);
  });

  test("after other failures grows with full jitter up to its cap", () => {
    const at = (retry: number, dice: number) =>
      delayBeforeRetry({ retry, rateLimited: false, retryAfterMs: null }, DEFAULT_TIMINGS, () => dice);
    expect([at(0, 0), at(0, 0.999), at(3, 0.5), at(30, 0.5)]).toEqual([0, 249, 1000, 4000]);
  });
});

test("fullJitter stays below base · 2ⁿ and its cap", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (retry, dice) => {
      const ms = fullJitter(retry, 250, 8000, () => dice);
      return ms >= 0 && ms < Math.min(8000, 250 * 2 ** retry);
    }),
  );
});

test("longerWait takes the longer of two hints, and the only one there is", () => {
  expect([longerWait(1, 2), longerWait(3, null), longerWait(null, 4), longerWait(null, null)]).toEqual([2, 3, 4, null]);
});
