import { describe, expect, it } from "vitest";
import { secondsWords, sequenceWords, stepFacts } from "./step-facts";

const nothing = { answer: null, readBack: null, attempts: 0, auditSequences: [] };
const readBack = { at: "2026-11-21T14:32:41Z", afterMs: 1_230 };

describe("stepFacts", () => {
  it("says nothing of what has not happened", () => {
    expect(stepFacts(nothing)).toEqual([]);
  });

  it("says what Atlas answered, what was read back, and where the log has it", () => {
    const step = {
      answer: { status: 204, errorCode: null },
      readBack: { ...readBack, checks: [{ asked: "the user in the organization", found: false }] },
      attempts: 1,
      auditSequences: [4184, 4182],
    };
    expect(stepFacts(step)).toEqual([
      { label: "Atlas", value: "204" },
      { label: "Read back", value: "not found, after 1.2 s" },
      { label: "Log", value: "#4182, #4184" },
    ]);
  });

  it("tells an answer with an error code from no answer at all", () => {
    expect(stepFacts({ ...nothing, answer: { status: 401, errorCode: "NOT_ORG_OWNER" } })).toEqual([
      { label: "Atlas", value: "401 NOT_ORG_OWNER" },
    ]);
    expect(stepFacts({ ...nothing, answer: { status: null, errorCode: null } })).toEqual([
      { label: "Atlas", value: "no answer" },
    ]);
  });

  it("calls at once what took less than a tenth of a second", () => {
    const checks = [{ asked: "the user in the organization", found: false }];
    const values = [0, 99, 100].map((afterMs) => stepFacts({ ...nothing, readBack: { ...readBack, afterMs, checks } }));
    expect(values.map(([fact]) => fact?.value)).toEqual([
      "not found, at once",
      "not found, at once",
      "not found, after 0.1 s",
    ]);
  });

  it("says still there when any check still finds it", () => {
    const checks = [
      { asked: "the user in the organization", found: false },
      { asked: "the organization's user list", found: true },
    ];
    expect(stepFacts({ ...nothing, readBack: { ...readBack, checks } })).toEqual([
      { label: "Read back", value: "still there, after 1.2 s" },
    ]);
  });

  it("counts the removal calls when there was more than one", () => {
    expect(stepFacts({ ...nothing, attempts: 2 })).toEqual([{ label: "Removal calls", value: "2" }]);
  });
});

describe("secondsWords", () => {
  it("is exact where it matters and round where it does not", () => {
    expect([0, 812, 9_940, 36_000, 250_000].map(secondsWords)).toEqual(["0.0 s", "0.8 s", "9.9 s", "36 s", "4 min"]);
  });
});

describe("sequenceWords", () => {
  it("names one entry or a range", () => {
    expect(sequenceWords([7])).toBe("#7");
    expect(sequenceWords([9, 7, 8])).toBe("#7 to #9");
    expect(sequenceWords([])).toBeNull();
  });

  it("leaves out what is about another step", () => {
    expect(sequenceWords([36, 28, 35, 34])).toBe("#28, #34 to #36");
    expect(sequenceWords([28, 28, 30])).toBe("#28, #30");
  });
});
