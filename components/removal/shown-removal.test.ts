import { describe, expect, it } from "vitest";
import type { RowRemoval } from "./running-removals";
import { keepRemovedRows, shownRemoval } from "./shown-removal";

const gone: RowRemoval = {
  offboardingId: "1",
  state: "removed",
  isRunning: false,
  isGone: true,
  endedAt: "2026-11-21T14:32:00.000Z",
};

describe("a row and its removal", () => {
  it("shows a removal that ended after the list was read", () => {
    expect(shownRemoval(gone, true, "2026-11-21T14:31:00.000Z")).toBe(gone);
  });

  it("believes a newer list in which the person is back", () => {
    expect(shownRemoval(gone, true, "2026-11-21T14:33:00.000Z")).toBeNull();
  });

  it("goes on showing it on a row that is only kept", () => {
    expect(shownRemoval(gone, false, "2026-11-21T14:33:00.000Z")).toBe(gone);
  });

  it("keeps a failure in sight, since the person is still listed", () => {
    const failed: RowRemoval = { ...gone, state: "failed", isGone: false };
    expect(shownRemoval(failed, true, "2026-11-21T14:33:00.000Z")).toBe(failed);
  });
});

describe("rows that left the list", () => {
  const [a, b, c] = [{ id: "a" }, { id: "b" }, { id: "c" }];

  it("stay in their place when a removal took them, and only then", () => {
    expect(keepRemovedRows([a, b, c], [c], new Set([a.id]))).toEqual([a, c]);
    expect(keepRemovedRows([a, b, c], [a, c], new Set([b.id]))).toEqual([a, b, c]);
    expect(keepRemovedRows([a, b, c], [a], new Set([b.id, c.id]))).toEqual([a, b, c]);
    expect(keepRemovedRows([a, b], [], new Set([a.id]))).toEqual([a]);
  });

  it("are not there twice when they are listed again", () => {
    expect(keepRemovedRows([a, b], [a, b], new Set([a.id]))).toEqual([a, b]);
  });
});
