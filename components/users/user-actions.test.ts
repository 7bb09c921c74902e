import { describe, expect, it } from "vitest";
import type { RowRemoval } from "@/components/removal/running-removals";
import type { Role } from "@/lib/auth/permissions";
import { makeUser } from "./testing";
import { offerRemoval } from "./user-actions";

const as = (role: Role, parts: { activeOwners?: number | null; removal?: RowRemoval | null; email?: string } = {}) => ({
  signedIn: { role, email: parts.email ?? "admin@northwind.example" },
  activeOwners: parts.activeOwners === undefined ? 3 : parts.activeOwners,
  removal: parts.removal ?? null,
});
const member = makeUser();
const owner = makeUser({ organizationRoles: ["ORG_OWNER"] });

describe("what a row's menu offers", () => {
  it("removes members and revokes invitations, each in its own words", () => {
    expect(offerRemoval(member, as("operator"))).toEqual({
      label: "Remove from organization…",
      isPossible: true,
      reason: null,
    });
    for (const status of ["PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"] as const) {
      expect(offerRemoval(makeUser({ status }), as("operator")).label).toBe("Revoke invitation…");
    }
  });

  it("tells viewers and auditors who can", () => {
    expect(offerRemoval(member, as("viewer")).reason).toBe("Your role is viewer. Operators and admins can remove.");
    expect(offerRemoval(makeUser({ status: "PENDING" }), as("auditor")).reason).toBe(
      "Your role is auditor. Operators and admins can revoke.",
    );
  });

  it("keeps owners for admins, and the last one for nobody", () => {
    expect(offerRemoval(owner, as("operator")).isPossible).toBe(false);
    expect(offerRemoval(owner, as("admin"))).toMatchObject({ isPossible: true, reason: "2 of 3 owners would stay" });
    expect(offerRemoval(owner, as("admin", { activeOwners: 1 })).isPossible).toBe(false);
  });

  it("counts no owners over a list that is incomplete: the review reads again", () => {
    expect(offerRemoval(owner, as("admin", { activeOwners: null }))).toMatchObject({ isPossible: true, reason: null });
  });

  it("treats an invited owner like any invitation", () => {
    const invited = makeUser({ organizationRoles: ["ORG_OWNER"], status: "PENDING" });
    expect(offerRemoval(invited, as("operator")).isPossible).toBe(true);
    expect(offerRemoval(invited, as("admin", { activeOwners: 1 })).isPossible).toBe(true);
  });

  it("protects break-glass accounts, and people from themselves", () => {
    expect(offerRemoval(makeUser({ isProtected: true }), as("admin")).isPossible).toBe(false);
    const self = makeUser({ username: "Admin@Northwind.example" });
    expect(offerRemoval(self, as("admin")).isPossible).toBe(false);
  });

  it("starts nothing twice", () => {
    const running: RowRemoval = {
      offboardingId: "1",
      state: "removing",
      isRunning: true,
      isGone: false,
      endedAt: null,
    };
    expect(offerRemoval(member, as("admin", { removal: running })).reason).toBe("A removal is under way.");
    const gone: RowRemoval = {
      ...running,
      state: "removed",
      isRunning: false,
      isGone: true,
      endedAt: "2026-11-21T14:32:00Z",
    };
    expect(offerRemoval(member, as("admin", { removal: gone })).reason).toBe("No longer in the organization.");
    const failed: RowRemoval = { ...gone, state: "failed", isGone: false };
    expect(offerRemoval(member, as("admin", { removal: failed })).isPossible).toBe(true);
  });
});
