import { describe, expect, it } from "vitest";
import { whyNotRevocable } from "./invitation-actions";
import { compositionWords, kindWords, lapsesWithin, wouldGet } from "./invitation-words";
import { revocationTarget } from "./revocation-target";
import { makeInvitation } from "./testing";

const NOW_MS = Date.parse("2026-11-21T09:00:00.000Z");
const project = { id: "dd8b71b41806b89c4027e15b", name: "warehouse-eu" };
const organizationId = "5f1c2a9e0b7d4c3312ab90fe";

describe("what a row says", () => {
  it("names the project of an old project invitation", () => {
    expect(kindWords(makeInvitation({ kind: "project_legacy", project }))).toBe("Legacy project invite, warehouse-eu");
  });

  it("says what accepting would give beside the roles", () => {
    const gets = wouldGet(
      makeInvitation({
        projectRoles: [{ projectId: project.id, projectName: project.name, roles: ["GROUP_OWNER"] }],
        teams: [{ id: "t", name: null }],
      }),
    );
    expect(gets).toMatchObject({ roles: "Organization Member", beside: "1 project, 1 team" });
    expect(gets.names).toContain("warehouse-eu: Project Owner");
  });

  it("warns of a pending invitation that lapses within three days, and of no other", () => {
    const left = (expiresAt: string | null) => lapsesWithin({ status: "PENDING", expiresAt }, NOW_MS);
    expect(left("2026-11-23T10:00:00.000Z")).toBe("2 d");
    expect(left("2026-11-21T10:00:00.000Z")).toBe("less than 1 d");
    expect(left("2026-11-25T10:00:00.000Z")).toBeNull();
    expect(left("2026-11-20T10:00:00.000Z")).toBeNull();
    expect(lapsesWithin({ status: "INVITATION_REJECTED", expiresAt: "2026-11-22T10:00:00.000Z" }, NOW_MS)).toBeNull();
  });

  it("counts the kinds and leaves out those there are none of", () => {
    expect(compositionWords([makeInvitation(), makeInvitation({ kind: "project_legacy" })])).toBe(
      "1 organization, 1 legacy project",
    );
  });
});

describe("revoking an invitation", () => {
  const admin = { email: "priya@northwind.example", role: "admin" as const };

  it("names each kind by what Atlas knows it by", () => {
    const [user, organization, ofProject] = [
      makeInvitation(),
      makeInvitation({ kind: "organization_legacy" }),
      makeInvitation({ kind: "project_legacy", project }),
    ];
    expect(revocationTarget(organizationId, user)).toEqual({
      kind: "remove_from_organization",
      organizationId,
      userId: user.id,
    });
    expect(revocationTarget(organizationId, organization).kind).toBe("revoke_organization_invitation");
    expect(revocationTarget(organizationId, ofProject)).toMatchObject({
      kind: "revoke_project_invitation",
      projectId: project.id,
      invitationId: ofProject.id,
    });
  });

  it("is not offered to those who may only look, of protected accounts, or twice", () => {
    const row = makeInvitation();
    expect(whyNotRevocable(row, admin, null)).toBeNull();
    expect(whyNotRevocable(row, { ...admin, role: "auditor" }, null)).toContain("auditor");
    expect(whyNotRevocable({ ...row, isProtected: true }, admin, null)).toContain("protected");
    const running = { offboardingId: "1", state: "removing", isRunning: true, isGone: false, endedAt: null } as const;
    expect(whyNotRevocable(row, admin, running)).toContain("now");
  });
});
