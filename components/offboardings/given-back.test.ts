import { describe, expect, it } from "vitest";
import type { TargetSnapshot } from "@/lib/offboarding/types";
import { canBeGivenBack, whatTheyHad } from "./given-back";

const snapshot: TargetSnapshot = {
  organizationId: "o1",
  organizationName: "Acme",
  connection: "acme",
  project: null,
  userId: "u1",
  username: "ada@example.com",
  name: "Ada",
  status: "ACTIVE",
  organizationRoles: ["ORG_MEMBER"],
  projectRoles: [
    { projectId: "p1", projectName: "billing", roles: ["GROUP_OWNER"] },
    { projectId: "p2", projectName: null, roles: ["GROUP_READ_ONLY"] },
  ],
  teams: [{ id: "t1", name: "On-call" }],
  isProtected: false,
};

describe("what can be given back", () => {
  it("is what was removed here, and not what was already absent", () => {
    expect(canBeGivenBack({ state: "removed", kind: "remove_from_organization" })).toBe(true);
    expect(canBeGivenBack({ state: "already_absent", kind: "remove_from_organization" })).toBe(false);
  });

  it("is a team alone too, but no database user: nobody here knows its password", () => {
    expect(canBeGivenBack({ state: "removed", kind: "remove_from_team" })).toBe(true);
    expect(canBeGivenBack({ state: "removed", kind: "delete_database_user" })).toBe(false);
  });
});

describe("what someone had", () => {
  it("is the one team where only that was taken", () => {
    const item = { kind: "team" as const, teamId: "t1", teamName: null };
    expect(whatTheyHad({ ...snapshot, item })).toEqual([{ what: "Team", roles: "On-call" }]);
  });

  it("is everything of the organization, with the id where no name was read", () => {
    expect(whatTheyHad(snapshot)).toEqual([
      { what: "Acme", roles: "Organization Member" },
      { what: "billing", roles: "Project Owner" },
      { what: "p2", roles: "Project Read Only" },
      { what: "Team", roles: "On-call" },
    ]);
  });

  it("is an invitation to a project where only that was taken", () => {
    const item = { kind: "project_invitation" as const, invitationId: "i1", expiresAt: null };
    expect(whatTheyHad({ ...snapshot, project: { id: "p1", name: "billing" }, item })).toEqual([
      { what: "Invitation to billing", roles: "Project Owner" },
    ]);
  });

  it("is the one project where only that was taken", () => {
    expect(whatTheyHad({ ...snapshot, project: { id: "p1", name: "billing" } })).toEqual([
      { what: "billing", roles: "Project Owner" },
    ]);
  });
});
