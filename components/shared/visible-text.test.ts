import { describe, expect, it } from "vitest";
import { visibleText } from "./visible-text";

describe("visibleText", () => {
  it("leaves ordinary names alone, in any script", () => {
    for (const name of ["Jonas Weber", "Elif Yıldız", "Amélie Fontaine", "王小明", "נועה", "a+b'c@x.example"]) {
      expect(visibleText(name)).toBe(name);
    }
  });

  it("spells out characters that turn the text around", () => {
    expect(visibleText("ada\u202Eelpmaxe@")).toBe("ada⟨U+202E⟩elpmaxe@");
    expect(visibleText("\u2066x\u2069")).toBe("⟨U+2066⟩x⟨U+2069⟩");
  });

  it("spells out characters that show nothing", () => {
    expect(visibleText("ada\u200B@x")).toBe("ada⟨U+200B⟩@x");
    expect(visibleText("a\u00ADb\uFEFFc\u3164")).toBe("a⟨U+00AD⟩b⟨U+FEFF⟩c⟨U+3164⟩");
    expect(visibleText("line\nbreak\u2028")).toBe("line⟨U+000A⟩break⟨U+2028⟩");
    expect(visibleText("tag\u{E0041}")).toBe("tag⟨U+E0041⟩");
  });
});
