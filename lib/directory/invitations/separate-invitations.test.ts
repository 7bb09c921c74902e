import { expect, test } from "vitest";
import { separateInvitations } from "./separate-invitations";

const MONDAY = "2026-11-16T09:00:00Z";
const FRIDAY = "2026-11-20T09:00:00Z";
const LAPSES = "2026-12-16T09:00:00Z";

const pending = { username: "Mara@example.com", invitedAt: MONDAY, invitationExpiresAt: LAPSES };
const old = (changes: { username?: string; invitedAt?: string | null; expiresAt?: string | null } = {}) => ({
  username: "mara@example.com",
  invitedAt: MONDAY,
  expiresAt: LAPSES,
  ...changes,
});

test("an old invitation made at the moment of a pending user's is that one, whatever the case and the form of the time", () => {
  expect(separateInvitations([old()], [pending])).toEqual([]);
  expect(separateInvitations([old({ invitedAt: "2026-11-16T10:00:00.4+01:00" })], [pending])).toEqual([]);
  expect(separateInvitations([old({ invitedAt: FRIDAY })], [pending])).toEqual([]);
});

test("one made and lapsing at another time is one of its own", () => {
  const another = old({ invitedAt: FRIDAY, expiresAt: "2026-12-20T09:00:00Z" });
  expect(separateInvitations([old(), another], [pending])).toEqual([another]);
});

test("one of somebody else, and one beside nobody pending, is kept", () => {
  const others = old({ username: "mara@example.org" });
  expect(separateInvitations([others], [pending])).toEqual([others]);
  expect(separateInvitations([old()], [])).toEqual([old()]);
});

test("without any time to compare, the only one is taken for the same; of several that fit, all are kept", () => {
  expect(separateInvitations([old({ invitedAt: null, expiresAt: null })], [pending])).toEqual([]);
  expect(separateInvitations([old(), old()], [pending])).toHaveLength(2);
});
