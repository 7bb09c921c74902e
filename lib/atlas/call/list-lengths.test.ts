import { expect, test } from "vitest";
import { rememberListLengths } from "./list-lengths";

const users = (id: string, username?: string) => ({
  operation: "listOrgUsers" as const,
  ids: [id],
  ...(username === undefined ? {} : { query: new URLSearchParams({ username }) }),
});

test("a list is expected to be as long as it last was, and no other list with it", () => {
  const lengths = rememberListLengths();
  expect(lengths.pagesOf(users("a"))).toBe(1);
  lengths.remember(users("a"), 21);
  expect(lengths.pagesOf(users("a"))).toBe(21);
  expect(lengths.pagesOf(users("b"))).toBe(1);
  expect(lengths.pagesOf(users("a", "ada@example.com"))).toBe(1);
  lengths.remember(users("a"), 1);
  expect(lengths.pagesOf(users("a"))).toBe(1);
});

test("what is remembered stays small: the list noted longest ago goes first", () => {
  const lengths = rememberListLengths();
  for (let list = 0; list <= 500; list += 1) lengths.remember(users(`list-${list}`), 2);
  expect(lengths.pagesOf(users("list-0"))).toBe(1);
  expect(lengths.pagesOf(users("list-1"))).toBe(2);
  expect(lengths.pagesOf(users("list-500"))).toBe(2);
});
