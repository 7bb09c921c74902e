import { describe, expect, it } from "vitest";
import { formatInvitationOrder, nextInvitationOrder, orderInvitations, parseInvitationOrder } from "./invitation-order";
import { makeInvitation } from "./testing";

const old = makeInvitation({ username: "c@x.example", invitedAt: "2026-01-01T00:00:00.000Z", expiresAt: null });
const middle = makeInvitation({ username: "a@x.example", invitedAt: "2026-05-01T00:00:00.000Z" });
const young = makeInvitation({
  username: "b@x.example",
  invitedAt: "2026-09-01T00:00:00.000Z",
  expiresAt: "2026-10-01T00:00:00.000Z",
});
const queue = [old, middle, young];
const order = (value: string | null) => orderInvitations(queue, parseInvitationOrder(value));

describe("the order of the queue", () => {
  it("is as it was read, oldest first, unless the address says otherwise", () => {
    expect(order(null)).toBe(queue);
    expect(order("colour")).toBe(queue);
  });

  it("turns round at a click on the age", () => {
    const next = nextInvitationOrder(parseInvitationOrder(null), "age");
    expect(formatInvitationOrder(next)).toBe("age");
    expect(order("age")).toEqual([young, middle, old]);
    expect(formatInvitationOrder(nextInvitationOrder(next, "age"))).toBeNull();
  });

  it("puts what never lapses last, whichever way", () => {
    expect(order("expires")).toEqual([young, middle, old]);
    expect(order("-expires")).toEqual([middle, young, old]);
  });

  it("goes by e-mail", () => {
    expect(order("person")).toEqual([middle, young, old]);
  });
});
