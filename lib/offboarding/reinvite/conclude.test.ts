import { describe, expect, test } from "vitest";
import type { AtlasAnswer } from "../types";
import { concludeFrom } from "./conclude";
import type { ReinviteOffer } from "./types";

const OFFER: ReinviteOffer = {
  source: { kind: "step", offboardingId: "o", stepId: "s" },
  way: "invitation",
  username: "ada@example.com",
  name: "Ada",
  organization: { id: "1", name: "Acme" },
  userId: null,
  project: null,
  organizationRoles: ["ORG_MEMBER"],
  projectRoles: [],
  teams: [],
  gone: [],
  obstacle: null,
  status: null,
  digest: "",
};
const TAKEN: AtlasAnswer = { status: 201, errorCode: null };
const NO_ANSWER: AtlasAnswer = { status: null, errorCode: null };
const found = (...lacks: string[]) => ({ status: "PENDING" as const, lacks });

describe("what giving something back came to", () => {
  test("is invited only when the read-back finds it", () => {
    expect(concludeFrom(OFFER, TAKEN, found()).outcome).toBe("invited");
    expect(concludeFrom(OFFER, TAKEN, { status: "ACTIVE", lacks: [] }).outcome).toBe("active");
    expect(concludeFrom(OFFER, TAKEN, "absent").outcome).toBe("not_confirmed");
    expect(concludeFrom(OFFER, TAKEN, "unreadable").outcome).toBe("not_confirmed");
  });

  test.each([
    ["no answer", NO_ANSWER],
    ["no record of an answer", null],
  ])("with %s is what the read-back finds with these roles", (_what, answer) => {
    expect(concludeFrom(OFFER, answer, found()).outcome).toBe("invited");
    expect(concludeFrom(OFFER, answer, "absent").outcome).toBe("not_confirmed");
  });

  test("without an answer never takes someone else's invitation, with other roles, for its own", () => {
    const { outcome, sentence } = concludeFrom(OFFER, NO_ANSWER, found("ORG_MEMBER", "project billing"));
    expect(outcome).toBe("not_confirmed");
    expect(sentence).toContain("but without Organization Member, project billing.");
  });

  test("names what was sent and does not show yet", () => {
    const { outcome, sentence, nextStep } = concludeFrom(OFFER, TAKEN, found("team On-call"));
    expect(outcome).toBe("invited");
    expect(sentence).toMatch(/Not seen there yet: team On-call\.$/);
    expect(nextStep).not.toBeNull();
  });
});
