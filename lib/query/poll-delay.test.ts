import { describe, expect, it } from "vitest";
import { pollDelayMs } from "./poll-delay";

const watching = { runningForMs: 1_000, silentForMs: 0, isHidden: false };

describe("pollDelayMs", () => {
  it("is quick while someone watches a removal that has just begun", () => {
    expect(pollDelayMs(watching)).toBe(100);
  });

  it("is quickest in the first second, in which most removals end", () => {
    expect(pollDelayMs({ ...watching, runningForMs: 0 })).toBe(50);
    expect(pollDelayMs({ ...watching, runningForMs: 999 })).toBe(50);
  });

  it("slows down the longer it takes", () => {
    expect(pollDelayMs({ ...watching, runningForMs: 5_000 })).toBe(400);
    expect(pollDelayMs({ ...watching, runningForMs: 20_000 })).toBe(1_000);
    expect(pollDelayMs({ ...watching, runningForMs: 600_000 })).toBe(3_000);
  });

  it("is quick when the browser's clock is behind the server's", () => {
    expect(pollDelayMs({ ...watching, runningForMs: -60_000 })).toBe(100);
    expect(pollDelayMs({ ...watching, runningForMs: -1 })).toBe(100);
  });

  it("backs off while no poll is answered, but never gives up", () => {
    expect(pollDelayMs({ ...watching, silentForMs: 500 })).toBe(250);
    expect(pollDelayMs({ ...watching, silentForMs: 6_000 })).toBe(3_000);
    expect(pollDelayMs({ ...watching, silentForMs: 3_600_000 })).toBe(10_000);
  });

  it("goes on in a background tab, less often", () => {
    expect(pollDelayMs({ ...watching, isHidden: true })).toBe(5_000);
  });
});
