import { expect, it } from "vitest";
import { formatOrder, nextOrder, orderBy, parseOrder, sortingBy } from "./list-order";

const KEYS = ["name", "people"] as const;
const USUAL = { key: "name", descending: false } as const;

it("comes from an address, and is left out of it when it is the usual one", () => {
  expect(parseOrder("-people", KEYS, USUAL)).toEqual({ key: "people", descending: true });
  expect(parseOrder("colour", KEYS, USUAL)).toBe(USUAL);
  expect(parseOrder(null, KEYS, USUAL)).toBe(USUAL);
  expect(formatOrder(USUAL, USUAL)).toBeNull();
  expect(formatOrder({ key: "name", descending: true }, USUAL)).toBe("-name");
});

it("turns round at the second click", () => {
  const once = nextOrder<"name" | "people">(USUAL, "people");
  expect(once).toEqual({ key: "people", descending: false });
  expect(nextOrder(once, "people").descending).toBe(true);
  expect(nextOrder<"name" | "people">(USUAL, "people", true).descending).toBe(true);
});

it("puts what is not known last either way, and leaves equals to their default", () => {
  const rows = [
    { n: "b", v: 1 },
    { n: "x", v: null },
    { n: "a", v: 1 },
    { n: "c", v: 2 },
  ];
  const order = (descending: boolean) =>
    orderBy(
      rows,
      ({ v }) => v,
      descending,
      (a, b) => (a.n < b.n ? -1 : 1),
    )
      .map(({ n }) => n)
      .join("");
  expect([order(false), order(true)]).toEqual(["abcx", "cabx"]);
});

it("gives a head its button and its arrow, and nothing while there is no list", () => {
  const head = sortingBy({ key: "name", descending: true }, () => {});
  expect(head("name")).toMatchObject({ sorted: "descending" });
  expect(head("people" as "name")).toMatchObject({ sorted: null });
  expect(sortingBy(undefined, undefined)("name")).toEqual({});
});
