import fc from "fast-check";
import { expect, test } from "vitest";
import { compareByKeys, comparePeople, shownKeyOf } from "./people-order";

const letters = [..."aAbBzZ09 .,'@_()&-éÉñüç+ßøı<=日"];
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 5 });
const person = fc.record({
  id: fc.constantFrom("1", "2", "3"),
  name: fc.option(text, { nil: null }),
  username: text,
});

test("keys give the collator's own order, whatever the names are made of", () => {
  fc.assert(
    fc.property(person, person, (left, right) => {
      const byKeys = compareByKeys({ ...left, shownKey: shownKeyOf(left) }, { ...right, shownKey: shownKeyOf(right) });
      expect(Math.sign(byKeys)).toBe(Math.sign(comparePeople(left, right)));
    }),
    { numRuns: 5_000 },
  );
});

test("names that begin with a symbol stand after all letters", () => {
  const named = (name: string) => ({ id: "1", name, username: "a@example.com" });
  const sorted = ["=1+1", "Zoë", "<b>", "(Bea)", "Adam"].map(named).sort(comparePeople);
  expect(sorted.map(({ name }) => name)).toEqual(["Adam", "(Bea)", "Zoë", "<b>", "=1+1"]);
});

test("plain and accented Latin names have keys; what only the collator can place has none", () => {
  const shown = (name: string | null) => shownKeyOf({ id: "1", name, username: "Ada.L@example.com" });
  expect(shown("Zoë O'Neil-Ángel")).toBe("zoeoneilangel");
  expect(shown(null)).toBe("adalexamplecom");
  for (const name of ["Søren", "a+b", "日本", "=1"]) expect(shown(name)).toBeNull();
});
