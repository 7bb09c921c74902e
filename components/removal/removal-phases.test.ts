import { describe, expect, it } from "vitest";
import { removalPhases } from "./removal-phases";

describe("removalPhases", () => {
  it("has not begun while it waits", () => {
    const phases = removalPhases({ state: "waiting", answer: null });
    expect(phases.map((phase) => phase.state)).toEqual(["waiting", "waiting", "waiting"]);
  });

  it("checks, then removes, then verifies", () => {
    const states = (["checking", "removing", "verifying"] as const).map((state) =>
      removalPhases({ state, answer: null }).map((phase) => phase.state),
    );
    expect(states).toEqual([
      ["busy", "waiting", "waiting"],
      ["done", "busy", "waiting"],
      ["done", "done", "busy"],
    ]);
  });

  it("says what Atlas answered, and never takes no answer for one", () => {
    const sent = (status: number | null) =>
      removalPhases({ state: "verifying", answer: { status, errorCode: null } })[1]?.label;
    expect(sent(204)).toBe("Sent to Atlas: answered 204");
    expect(sent(null)).toBe("Sent to Atlas: no answer, so it is looked up");
  });

  it("does not tick off a call whose answer leaves open whether it was carried out", () => {
    const sent = (status: number | null) =>
      removalPhases({ state: "verifying", answer: { status, errorCode: null } })[1]?.state;
    expect([204, 500, null].map(sent)).toEqual(["done", "unclear", "unclear"]);
  });
});
