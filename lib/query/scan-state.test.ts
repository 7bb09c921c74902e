import { describe, expect, it } from "vitest";
import type { Leftover, ScanEvent } from "@/lib/directory/person-types";
import { EMPTY_SCAN, withScanEvent } from "./scan-state";

const leftover = { kind: "api_key", label: "QXMZKTRB" } as Leftover;
const part = { part: "database users of robot-config", reason: "Atlas answered 503.", nextStep: "", code: "503" };

function stateAfter(...events: ScanEvent[]) {
  return events.reduce(withScanEvent, EMPTY_SCAN);
}

describe("what a scan has found so far", () => {
  it("gathers leftovers and unread parts over many lines", () => {
    const state = stateAfter(
      { type: "leftovers", leftovers: [leftover] },
      { type: "incomplete", organizationId: "a", parts: [part] },
      { type: "leftovers", leftovers: [leftover] },
      { type: "incomplete", organizationId: "a", parts: [part] },
    );
    expect(state.leftovers).toHaveLength(2);
    expect(state.incomplete).toEqual({ a: [part, part] });
  });

  it("has ended only with the line that says so", () => {
    expect(stateAfter({ type: "progress", done: 9, total: 9 }).readAt).toBeNull();
    expect(stateAfter({ type: "end", readAt: "2026-11-21T14:31:07Z" }).readAt).toBe("2026-11-21T14:31:07Z");
  });

  it("leaves the state before untouched, because it is on a screen", () => {
    const before = stateAfter({ type: "leftovers", leftovers: [leftover] });
    withScanEvent(before, { type: "leftovers", leftovers: [leftover] });
    expect(before.leftovers).toHaveLength(1);
  });
});
