import { describe, expect, it } from "vitest";
import { stepTitle } from "@/components/shared/step/step-title";
import type { StepState, StepView } from "@/lib/offboarding/types";
import { doneWords, placeWords, standingOf, tallyOf, unfinishedWords } from "./standing";

function step(state: StepState, changes: Partial<StepView> = {}): StepView {
  return {
    id: state,
    position: 0,
    kind: "remove_from_organization",
    state,
    snapshot: {
      organizationId: "o1",
      organizationName: "Acme",
      connection: "acme",
      project: null,
      userId: "u1",
      username: "ada@example.com",
      name: "Ada",
      status: "ACTIVE",
      organizationRoles: ["ORG_MEMBER"],
      projectRoles: [],
      teams: [],
      isProtected: false,
    },
    sentence: "",
    nextStep: null,
    attempts: 1,
    answer: null,
    readBack: null,
    auditSequences: [],
    waitingUntil: null,
    startedAt: null,
    endedAt: null,
    ...changes,
  };
}

const invited = (state: StepState) => step(state, { snapshot: { ...step(state).snapshot, status: "PENDING" } });
const seen = (found: boolean) => ({
  readBack: { at: "2026-11-21T14:32:00Z", afterMs: 800, checks: [{ asked: "the user", found }] },
});

describe("standingOf", () => {
  it("counts what is verified while it runs", () => {
    expect(standingOf([step("removed"), step("verifying")])).toEqual({ tone: "busy", words: "1 of 2 verified" });
  });

  it("says no access left only when every grant was seen to be gone", () => {
    expect(standingOf([step("removed"), step("already_absent")]).words).toBe("No access left");
    expect(standingOf([step("removed"), step("failed")]).tone).toBe("warn");
  });

  it("says that access remains only when it was seen", () => {
    expect(standingOf([step("failed", seen(true))]).words).toBe("Access remains");
    expect(standingOf([step("not_confirmed")]).words).toBe("Access may remain");
  });

  it("does not promise more than a project removal does", () => {
    expect(standingOf([step("removed", { kind: "remove_from_project" })]).words).toBe("No direct access left");
    expect(standingOf([invited("removed")]).words).toBe("Invitation revoked");
    expect(standingOf([invited("removed"), invited("already_absent")]).words).toBe("2 invitations gone");
  });
});

describe("unfinishedWords", () => {
  it("says what did not work, and how much did", () => {
    expect(unfinishedWords([step("failed")])).toBe("1 step failed.");
    expect(
      unfinishedWords([step("removed"), step("failed"), step("changed_since_review"), step("already_absent")]),
    ).toBe("1 step changed since review, 1 failed; the other 2 are done.");
  });
});

describe("placeWords", () => {
  it("names each place once", () => {
    const labs = step("failed", {
      snapshot: { ...step("failed").snapshot, organizationId: "o2", organizationName: "Labs" },
    });
    expect(placeWords([step("failed")])).toBe("Acme");
    expect(placeWords([step("failed"), labs, step("refused")])).toBe("Acme and Labs");
  });
});

describe("what is said when everything is gone", () => {
  it("names what there is no access to, or what they are no longer in", () => {
    expect(doneWords([step("removed")])).toBe("No access left to Acme");
    expect(doneWords([invited("removed")])).toBe("Invitation revoked in Acme");
    const item = { kind: "team" as const, teamId: "t1", teamName: "On-call" };
    const team = step("removed", { kind: "remove_from_team", snapshot: { ...step("removed").snapshot, item } });
    expect(doneWords([team])).toBe("No longer in team On-call");
  });
});

describe("places of many steps", () => {
  it("names the organization alone where the membership goes too", () => {
    const invitation = step("failed", {
      kind: "revoke_project_invitation",
      snapshot: { ...step("failed").snapshot, project: { id: "p1", name: "warehouse-eu" } },
    });
    expect(placeWords([invitation, step("failed")])).toBe("Acme");
    expect(placeWords([invitation])).toBe("warehouse-eu");
  });

  it("says no access left where an old invitation and the membership are gone, not where only a team is", () => {
    expect(standingOf([step("removed", { kind: "revoke_project_invitation" }), step("removed")]).words).toBe(
      "No access left",
    );
    expect(standingOf([step("removed", { kind: "remove_from_team" })]).words).toBe("No longer in the team");
  });
});

describe("tallyOf", () => {
  it("counts outcomes and leaves zeros and running steps out", () => {
    expect(tallyOf([step("removed"), step("removed"), step("failed"), step("checking")])).toEqual([
      { outcome: "removed", count: 2 },
      { outcome: "failed", count: 1 },
    ]);
  });
});

describe("stepTitle", () => {
  it("names what is taken away", () => {
    expect(stepTitle(step("waiting"))).toBe("Remove from the organization");
    expect(stepTitle(invited("waiting"))).toBe("Revoke the invitation");
    const project = { ...step("waiting").snapshot, project: { id: "p1", name: "billing-ledger" } };
    expect(stepTitle(step("waiting", { kind: "remove_from_project", snapshot: project }))).toBe(
      "Remove from project billing-ledger",
    );
  });
});
