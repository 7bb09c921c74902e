import { describe, expect, it } from "vitest";
import { formatOrder, nextOrder, parseOrder } from "@/components/shared/list/list-order";
import { INVITATION_SORT_KEYS, OLDEST_FIRST, orderInvitations } from "./invitation-order";
import { makeInvitation } from "./testing";

const old = makeInvitation({ username: "c@x.example", invitedAt: "2026-01-01T00:00:00.000Z", expiresAt: null });
const middle = makeInvitation({ username: "a@x.example", invitedAt: "2026-05-01T00:00:00.000Z" });
const young = makeInvitation({
  username: "b@x.example",
  invitedAt: "2026-09-01T00:00:00.000Z",
  expiresAt: "2026-10-01T00:00:00.000Z",
});
const queue = [old, middle, young];
const parse = (value: string | null) => parseOrder(value, INVITATION_SORT_KEYS, OLDEST_FIRST);
const order = (value: string | null) => orderInvitations(queue, parse(value));

describe("the order of the queue", () => {
  it("is as it was read, oldest first, unless the address says otherwise", () => {
    expect(order(null)).toBe(queue);
    expect(order("colour")).toBe(queue);
  });

  it("turns round at a click on the age", () => {
    const next = nextOrder(parse(null), "age", true);
    expect(formatOrder(next, OLDEST_FIRST)).toBe("age");
    expect(order("age")).toEqual([young, middle, old]);
    expect(formatOrder(nextOrder(next, "age", true), OLDEST_FIRST)).toBeNull();
  });

  it("puts what never lapses last, whichever way", () => {
    expect(order("expires")).toEqual([young, middle, old]);
    expect(order("-expires")).toEqual([middle, young, old]);
  });

  it("goes by e-mail", () => {
    expect(order("person")).toEqual([middle, young, old]);
  });
});
