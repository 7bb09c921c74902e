import { describe, expect, it } from "vitest";
import { EMPTY_SCAN } from "@/lib/query/scan-state";
import { standingOf } from "./offboarded-note";
import { READ_AT } from "./testing";

const nothing = { access: false, unread: false };
const ended = { ...EMPTY_SCAN, readAt: READ_AT };
const unread = { part: "The projects", reason: "Atlas answered 503.", nextStep: "Try again.", code: "503" };

describe("somebody who was offboarded", () => {
  it("has no access left only after everything was read", () => {
    expect(standingOf({ hasMore: nothing, scan: ended, isScanning: false })).toEqual({
      words: "No access left in any connected organization.",
      isClear: true,
    });
  });

  it.each([
    ["while projects are asked", { hasMore: nothing, scan: EMPTY_SCAN, isScanning: true }, /so far/],
    [
      "when the scan was stopped",
      { hasMore: nothing, scan: { ...EMPTY_SCAN, isStopped: true }, isScanning: false },
      /what could be read/,
    ],
    ["when the scan failed", { hasMore: nothing, scan: undefined, isScanning: false }, /what could be read/],
    [
      "when a part of the scan failed",
      { hasMore: nothing, scan: { ...ended, incomplete: { o1: [unread] } }, isScanning: false },
      /what could be read/,
    ],
    [
      "when an organization could not be read",
      { hasMore: { access: false, unread: true }, scan: ended, isScanning: false },
      /what could be read/,
    ],
    [
      "when there is access again",
      { hasMore: { access: true, unread: true }, scan: ended, isScanning: false },
      /again/,
    ],
  ])("is not said to have none %s", (_when, situation, words) => {
    const standing = standingOf(situation);
    expect(standing.isClear).toBe(false);
    expect(standing.words).toMatch(words);
  });
});
