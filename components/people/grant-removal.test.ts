import { describe, expect, it } from "vitest";
import { grantRemoval, whyNotRemovable, whyNotThroughV1 } from "./grant-removal";
import { inOrganization, membership, person, projectInvitation, team } from "./testing";

const acme = inOrganization("a", []);

describe("what a grant's menu offers", () => {
  it("revokes what was not accepted, and removes what was", () => {
    expect(grantRemoval(acme, membership())?.label).toBe("Remove from organization…");
    expect(grantRemoval(acme, membership({ status: null }))?.label).toBe("Remove from organization…");
    expect(grantRemoval(acme, membership({ status: "INVITATION_EXPIRED" }))?.label).toBe("Revoke invitation…");
    expect(grantRemoval(acme, projectInvitation("i1"))?.target).toEqual({
      kind: "revoke_project_invitation",
      organizationId: "a",
      projectId: "p9",
      invitationId: "i1",
    });
  });

  it("takes someone out of a team, but nobody out of what a role opens", () => {
    expect(grantRemoval(acme, team("t1", null))?.target).toMatchObject({ kind: "remove_from_team", teamId: "t1" });
    expect(grantRemoval(acme, { kind: "implicit_access", organizationRole: "ORG_OWNER", projects: 3 })).toBeNull();
  });

  it("takes nobody out of a team through v1.0, which cannot", () => {
    const [outOfTeam, outOfAll] = [grantRemoval(acme, team("t1", null)), grantRemoval(acme, membership())];
    expect(whyNotThroughV1({ generation: "v1.0" }, outOfTeam)).toContain("version 1.0");
    expect(whyNotThroughV1({ generation: "v1.0" }, outOfAll)).toBeNull();
    expect(whyNotThroughV1({ generation: "v2" }, outOfTeam)).toBeNull();
  });

  it("offers nothing where the organization is not known", () => {
    expect(grantRemoval(inOrganization("a", [], { organization: { id: null, name: "a" } }), membership())).toBeNull();
  });
});

describe("why nothing can be removed", () => {
  const ada = person([]);
  const priya = { email: "priya@northwind.example", role: "admin" } as const;

  it("is the role, the protection, or that it is oneself", () => {
    expect(whyNotRemovable(ada, false, { ...priya, role: "auditor" })).toContain("auditor");
    expect(whyNotRemovable(ada, true, priya)).toContain("Break-glass");
    expect(whyNotRemovable(ada, false, { ...priya, email: "ADA.okafor@northwind.example" })).toContain("This is you");
    expect(whyNotRemovable(ada, false, priya)).toBeNull();
  });
});
