import { expect, it } from "vitest";
import { makeUser } from "./testing";
import { countByStatus } from "./user-counts";

const list = (statuses: Parameters<typeof makeUser>[0][], incomplete: { code: string }[] = []) => ({
  results: statuses.map(makeUser),
  totalCount: statuses.length,
  readAt: "2026-11-21T12:00:00Z",
  incomplete: incomplete.map(({ code }) => ({ part: "", reason: "", nextStep: "", code })),
});

it("counts every tab, those that are empty included", () => {
  expect(countByStatus(list([{}, { status: "PENDING" }]))).toEqual({
    total: 2,
    of: { ACTIVE: 1, PENDING: 1, INVITATION_EXPIRED: 0, INVITATION_REJECTED: 0 },
  });
});

it("has no number for what an incomplete list does not show, and counts who is listed without a status as active", () => {
  expect(countByStatus(list([{ status: null }, { status: null }], [{ code: "NOT_IN_V1" }]))).toEqual({
    total: 2,
    of: { ACTIVE: 2, PENDING: null, INVITATION_EXPIRED: null, INVITATION_REJECTED: null },
  });
});
