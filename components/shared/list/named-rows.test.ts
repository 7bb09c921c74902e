import { expect, it } from "vitest";
import { byName, searchNamed } from "./named-rows";

const rows = ["Fleet Telemetry EU", "fleet-archive", "Équipe 10", "Équipe 2"].map((name) => ({
  id: `id-${name}`,
  name,
}));
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

it("finds every word of a name in any case, order and accent", () => {
  expect(names(searchNamed(rows, " eu FLEET "))).toEqual(["Fleet Telemetry EU"]);
  expect(names(searchNamed(rows, "equipe"))).toHaveLength(2);
  expect(searchNamed(rows, "")).toBe(rows);
});

it("finds a whole id", () => {
  expect(names(searchNamed(rows, "id-fleet-archive"))).toEqual(["fleet-archive"]);
});

it("reads numbers in names as numbers", () => {
  expect(names([...rows].sort(byName)).slice(0, 2)).toEqual(["Équipe 2", "Équipe 10"]);
});
