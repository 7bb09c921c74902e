import { describe, expect, it } from "vitest";
import { durationWords, recentRemovals, sumOver } from "./overview-facts";
import { makeOffboarding, makeOrganization } from "./testing";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const took = (seconds: number, endedAt = "2026-11-21T11:00:00Z") =>
  makeOffboarding({ requestedAt: new Date(Date.parse(endedAt) - seconds * 1000).toISOString(), endedAt });

describe("sums over organizations", () => {
  it("adds what is known", () => {
    expect(sumOver([makeOrganization({ active: 3 }), makeOrganization({ active: 4 })], "active")).toBe(7);
  });

  it("gives no sum when one part is missing", () => {
    expect(sumOver([makeOrganization({ active: 3 }), makeOrganization({ active: null })], "active")).toBeNull();
  });
});

describe("the last 30 days", () => {
  it("counts verified removals only, and takes the middle of their times", () => {
    const failed = makeOffboarding({ state: "attention", headline: "failed", endedAt: "2026-11-21T11:00:00Z" });
    const old = took(100, "2026-09-01T11:00:00Z");
    expect(recentRemovals([took(2), took(9), took(4), failed, old], NOW)).toEqual({ verified: 3, medianMs: 4000 });
    expect(recentRemovals([took(2), took(4)], NOW).medianMs).toBe(3000);
  });

  it("has no middle without removals", () => {
    expect(recentRemovals([], NOW)).toEqual({ verified: 0, medianMs: null });
  });
});

it("says durations as people do", () => {
  expect([3400, 45_000, 600_000].map(durationWords)).toEqual(["3.4 s", "45 s", "10 min"]);
});
