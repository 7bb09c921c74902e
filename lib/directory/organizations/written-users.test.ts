import { expect, test } from "vitest";
import { testOrganizationUser } from "../testing";
import { describeOrganizationUsers } from "./organization-users";
import { joinWritten, writeUsers, writtenUsers } from "./written-users";

const rest = {
  readAt: "2026-11-02T09:00:00.000Z",
  incomplete: [{ part: "Some users", reason: "It changed.", nextStep: "Refresh.", code: "UNSTABLE" }],
};
const zoe = testOrganizationUser(1, { firstName: "Zoë", lastName: '"Z"' });
const ada = testOrganizationUser(2, { firstName: "Ada", lastName: "Lovelace" });
const eve = testOrganizationUser(3, { firstName: 'x},{"id":"', lastName: "日本" });
const write = (...users: (typeof ada)[]) => writeUsers(users, (username) => username === ada.username);

test("the rows of several pages become one list in the order of all, and the same as JSON", () => {
  const list = joinWritten([...write(zoe, eve), ...write(ada)], rest);
  const results = describeOrganizationUsers([zoe, eve, ada], (username) => username === ada.username);
  expect(list).toEqual({ results, totalCount: 3, ...rest });
  expect(new TextDecoder().decode(writtenUsers(list))).toBe(JSON.stringify({ results, totalCount: 3, ...rest }));
});

test("who is not in the whole list is not in its JSON, though their page was written", () => {
  const [first, , third] = [zoe, eve, ada].map((user) => write(user)[0]);
  const list = joinWritten(
    [first, third].flatMap((user) => user ?? []),
    rest,
  );
  expect(list.results.map(({ id }) => id)).toEqual([ada.id, zoe.id]);
  expect(list.results).toBe(list.results);
});

test("a page of any length is written whole", () => {
  for (const length of [99, 100, 101, 250]) {
    const users = Array.from({ length }, (_, index) => testOrganizationUser(index));
    const list = joinWritten(
      writeUsers(users, () => false),
      rest,
    );
    expect(list.results).toEqual(describeOrganizationUsers(users, () => false));
  }
});

test("an empty list is JSON too, and a list that nobody wrote has none", () => {
  const list = joinWritten(write(), { ...rest, incomplete: [] });
  expect(JSON.parse(new TextDecoder().decode(writtenUsers(list)))).toEqual(list);
  expect(writtenUsers({ ...list })).toBeUndefined();
});
