import { describe, expect, it } from "vitest";
import { absoluteUtc, clockUtc, relativeWords } from "./relative-words";

const now = Date.parse("2026-11-21T14:32:18Z");
const at = (iso: string) => relativeWords(Date.parse(iso), now);

describe("relativeWords", () => {
  it("counts in the largest unit that is full", () => {
    expect(at("2026-11-21T14:32:06Z")).toBe("12 s ago");
    expect(at("2026-11-21T13:51:30Z")).toBe("40 min ago");
    expect(at("2026-11-21T12:20:03Z")).toBe("2 h ago");
    expect(at("2026-11-18T09:12:44Z")).toBe("3 d ago");
  });

  it("says how long until something that is yet to come", () => {
    expect(at("2026-11-27T15:04:00Z")).toBe("in 6 d");
  });

  it("says now for less than a second, on either side", () => {
    expect(relativeWords(now - 999, now)).toBe("now");
    expect(relativeWords(now + 999, now)).toBe("now");
  });
});

describe("absolute times", () => {
  it("are in UTC, to the second", () => {
    expect(absoluteUtc("2026-11-18T10:12:44+01:00")).toBe("2026-11-18 09:12:44 UTC");
    expect(clockUtc("2026-11-18T10:12:44+01:00")).toBe("09:12 UTC");
  });

  it("leave alone what is no time", () => {
    expect(absoluteUtc("soon")).toBe("soon");
  });
});
