import { describe, expect, it } from "vitest";
import { nextTheme, parseTheme, THEMES } from "./theme";

describe("themes", () => {
  it("takes anything it does not know for the system's", () => {
    expect(parseTheme("dark")).toBe("dark");
    expect(parseTheme("neon")).toBe("system");
    expect(parseTheme(undefined)).toBe("system");
  });

  it("comes round to where it began, through all of them", () => {
    const seen = new Set([nextTheme("system"), nextTheme(nextTheme("system")), "system"]);
    expect(seen.size).toBe(THEMES.length);
    expect(nextTheme(nextTheme(nextTheme("system")))).toBe("system");
  });
});
