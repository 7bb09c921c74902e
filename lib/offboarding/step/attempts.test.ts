import { describe, expect, test } from "vitest";
import { AtlasError, type AtlasErrorKind } from "@/lib/atlas/errors";
import type { AtlasAnswer } from "../types";
import { answerOf, isSettledForSure, meaningOf, NOT_SENT, startingPointOf } from "./attempts";

function failure(kind: AtlasErrorKind, status: number | null, errorCode: string | null = null): AtlasError {
  return new AtlasError({ kind, status, errorCode, operation: "removeOrgUser", method: "DELETE" });
}

describe("what an answer to a removal means", () => {
  test.each([
    [{ status: 204, errorCode: null }, "applied"],
    [{ status: 200, errorCode: null }, "applied"],
    [{ status: 404, errorCode: "USER_NOT_IN_ORG" }, "absent"],
    [{ status: 429, errorCode: "RATE_LIMITED" }, "refused"],
    [{ status: 403, errorCode: "CANNOT_DELETE_LAST_ADMIN" }, "refused"],
    [{ status: null, errorCode: NOT_SENT }, "refused"],
    [{ status: 503, errorCode: null }, "unknown"],
    [{ status: 302, errorCode: null }, "unknown"],
    [{ status: null, errorCode: null }, "unknown"],
    [null, "unknown"],
  ] as const)("%o is %s", (answer, meaning) => {
    expect(meaningOf(answer)).toBe(meaning);
  });

  test.each([
    ["ambiguous", 503, { status: 503, errorCode: null }],
    ["ambiguous", null, { status: null, errorCode: null }],
    ["ambiguous", 200, { status: null, errorCode: null }],
    ["rate_limited", 429, { status: 429, errorCode: null }],
    ["network", null, { status: null, errorCode: NOT_SENT }],
    ["unavailable", 503, { status: null, errorCode: NOT_SENT }],
  ] as const)(
    "an error of kind %s with status %s is recorded so that a later reader sees the same",
    (kind, status, answer) => {
      expect(answerOf(failure(kind, status))).toEqual(answer);
      expect(meaningOf(answer)).toBe(kind === "ambiguous" ? "unknown" : "refused");
    },
  );
});

describe("where a step goes on", () => {
  const answered = (status: number | null): AtlasAnswer => ({ status, errorCode: null });

  test("begins with the live re-read when nothing was sent, or when Atlas did nothing", () => {
    expect(startingPointOf({ state: "waiting", attempts: 0, answer: null })).toBe("check");
    expect(startingPointOf({ state: "waiting", attempts: 1, answer: answered(429) })).toBe("check");
  });

  test("reads back first when an intent has no answer, or one that says nothing", () => {
    expect(startingPointOf({ state: "removing", attempts: 1, answer: null })).toBe("settle");
    expect(startingPointOf({ state: "verifying", attempts: 1, answer: answered(null) })).toBe("settle");
    expect(startingPointOf({ state: "verifying", attempts: 2, answer: answered(502) })).toBe("settle");
  });

  test("goes on reading back after a 2xx, and settles first when a person asks to retry", () => {
    expect(startingPointOf({ state: "verifying", attempts: 1, answer: answered(204) })).toBe("verify");
    expect(startingPointOf({ state: "waiting", attempts: 1, answer: answered(204) })).toBe("settle");
  });

  test("confirms an absence that Atlas reported", () => {
    expect(startingPointOf({ state: "verifying", attempts: 1, answer: answered(404) })).toBe("confirm_absence");
  });
});

describe("whether an ended step leaves no doubt", () => {
  test("counts an unconfirmed removal as possibly done", () => {
    expect(isSettledForSure({ state: "not_confirmed", attempts: 1, answer: { status: 204, errorCode: null } })).toBe(
      false,
    );
    expect(isSettledForSure({ state: "failed", attempts: 1, answer: null })).toBe(false);
  });

  test("counts a refused call and one that was never sent as not done", () => {
    expect(isSettledForSure({ state: "refused", attempts: 1, answer: { status: 403, errorCode: null } })).toBe(true);
    expect(isSettledForSure({ state: "failed", attempts: 0, answer: null })).toBe(true);
    expect(isSettledForSure({ state: "removed", attempts: 1, answer: { status: 204, errorCode: null } })).toBe(true);
  });
});
