import { expect, test } from "vitest";
import { collectEarlyRows, writtenUsers } from "./early-rows";
import { describeOrganizationUsers } from "./organization-users";
import { testOrganizationUser } from "./testing";

const rest = {
  readAt: "2026-11-02T09:00:00.000Z",
  incomplete: [{ part: "Some users", reason: "It changed.", nextStep: "Refresh.", code: "UNSTABLE" }],
};
const zoe = testOrganizationUser(1, { firstName: "Zoë", lastName: '"Z"' });
const ada = testOrganizationUser(2, { firstName: "Ada", lastName: "Lovelace" });
const gone = testOrganizationUser(3);

test("rows made early are those that would have been made late, in the same order, and so is their JSON", () => {
  const early = collectEarlyRows(() => false);
  early.take([zoe, gone]);
  // Ada came with no page: a list may hold someone seen in the second reading only.
  const list = early.finish([zoe, ada], rest);
  expect(list).toEqual({ results: describeOrganizationUsers([zoe, ada], () => false), totalCount: 2, ...rest });
  expect(JSON.parse(new TextDecoder().decode(writtenUsers(list)))).toEqual(list);
});

test("an empty list is JSON too, and a list that nobody wrote has none", () => {
  const list = collectEarlyRows(() => false).finish([], { ...rest, incomplete: [] });
  expect(JSON.parse(new TextDecoder().decode(writtenUsers(list)))).toEqual(list);
  expect(writtenUsers({ ...list })).toBeUndefined();
});
