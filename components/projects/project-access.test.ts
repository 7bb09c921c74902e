import { describe, expect, it } from "vitest";
import type { AccessPath, ProjectUserRow } from "@/lib/directory/types";
import { offerProjectRemoval, searchPeople } from "./project-access";

const direct: AccessPath = { via: "direct", roles: ["GROUP_OWNER"] };
const team: AccessPath = { via: "team", teamId: "t1", teamName: "Data Platform", roles: ["GROUP_READ_ONLY"] };
const organization: AccessPath = { via: "organization", organizationRole: "ORG_OWNER" };

const person = (access: AccessPath[], changes: Partial<ProjectUserRow> = {}): ProjectUserRow => ({
  id: "u1",
  username: "ada@example.com",
  name: "Ada Okafor",
  status: "ACTIVE",
  access,
  lastAuthAt: null,
  isProtected: false,
  ...changes,
});

const operator = { email: "op@example.com", role: "operator" } as const;

describe("offerProjectRemoval", () => {
  it("does not guess at a way in that could not be read", () => {
    expect(offerProjectRemoval(person([]), operator, null)).toMatchObject({
      isPossible: false,
      reason: expect.stringContaining("could not be read"),
    });
  });

  it("offers to remove a direct role, and says when other ways remain", () => {
    expect(offerProjectRemoval(person([direct]), operator, null)).toEqual({ isPossible: true, reason: null });
    expect(offerProjectRemoval(person([direct, team]), operator, null).reason).toMatch(/would remain/);
  });

  it("says where to go for access that is not direct", () => {
    expect(offerProjectRemoval(person([team]), operator, null).reason).toMatch(/Team Data Platform opens it/);
    expect(offerProjectRemoval(person([organization]), operator, null).reason).toMatch(/organization role opens/);
    expect(offerProjectRemoval(person([team, organization]), operator, null)).toMatchObject({ isPossible: false });
  });

  it("refuses with the reason for roles that may not, protected accounts and oneself", () => {
    const viewer = { ...operator, role: "viewer" } as const;
    expect(offerProjectRemoval(person([direct]), viewer, null).reason).toMatch(/Your role is viewer/);
    expect(offerProjectRemoval(person([direct], { isProtected: true }), operator, null).reason).toMatch(/protected/);
    const self = { ...operator, email: "ADA@example.com" };
    expect(offerProjectRemoval(person([direct]), self, null).reason).toMatch(/This is you/);
  });

  it("does not offer it twice while a removal runs", () => {
    const running = { offboardingId: "x", state: "removing", isRunning: true, isGone: false, endedAt: null } as const;
    expect(offerProjectRemoval(person([direct]), operator, running).isPossible).toBe(false);
  });
});

describe("searchPeople", () => {
  it("finds by parts of name and e-mail", () => {
    expect(searchPeople([person([direct])], "okafor example")).toHaveLength(1);
    expect(searchPeople([person([direct])], "okafro")).toHaveLength(0);
  });
});
