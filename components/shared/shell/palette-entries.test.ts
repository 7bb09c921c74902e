import { UserRound } from "lucide-react";
import { expect, it } from "vitest";
import { matchingEntries, type PaletteEntry } from "./palette-entries";

const entry = (label: string, end: string): PaletteEntry => ({
  id: `${label} ${end}`,
  group: "Organizations",
  label,
  end,
  icon: UserRound,
  run: () => {},
});
const entries = [entry("Users", "Northwind Labs"), entry("Projects", "Northwind Labs"), entry("Users", "Acme")];

it("finds an entry by words of its name and of its place, in any order and case", () => {
  expect(matchingEntries(entries, "LABS use")).toEqual([entries[0]]);
  expect(matchingEntries(entries, "users")).toHaveLength(2);
});

it("shows everything for nothing, and nothing for what is not there", () => {
  expect(matchingEntries(entries, "  ")).toHaveLength(3);
  expect(matchingEntries(entries, "users billing")).toEqual([]);
});
