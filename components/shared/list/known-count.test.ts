import { expect, it } from "vitest";
import { countWords, knownCount } from "./known-count";

it("has no number for what an incomplete list does not hold", () => {
  expect([knownCount(0, true), knownCount(0, false), knownCount(3, true)]).toEqual([null, 0, 3]);
});

it("says how sure a number is, and never none for what was not read", () => {
  expect([countWords(12, false), countWords(1200, true)]).toEqual(["12", "1,200 or more"]);
  expect([countWords(0, false), countWords(0, true), countWords(null, false)]).toEqual(["0", "Not known", "Not known"]);
});
