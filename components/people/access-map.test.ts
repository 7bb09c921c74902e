import { describe, expect, it } from "vitest";
import { mapAccess } from "./access-map";
import { inOrganization, membership, projectInvitation, projectRole, team } from "./testing";

describe("what one organization gives a person", () => {
  it("shows a project once for each way to it, but counts it once", () => {
    const map = mapAccess(inOrganization("a", [team("t1", ["p1", "p2"]), projectRole("p1")]), []);
    expect(map.projects.map(({ projectId, source }) => [projectId, source.kind])).toEqual([
      ["p1", "project_role"],
      ["p1", "team_membership"],
      ["p2", "team_membership"],
    ]);
    expect(map.reach).toEqual({ projects: 2, isAtLeast: false });
  });

  it("learns from the scan what a team opens and which old invitations there are, without doubling anything", () => {
    const organization = inOrganization("a", [membership(), team("t1", null)]);
    expect(mapAccess(organization, []).reach).toEqual({ projects: 0, isAtLeast: true });
    const map = mapAccess(organization, [team("t1", ["p1"]), projectInvitation("i1"), projectInvitation("i1")]);
    expect(map.teams).toHaveLength(1);
    expect(map.invitations).toHaveLength(1);
    expect(map.reach).toEqual({ projects: 1, isAtLeast: false });
  });

  it("says how many projects only the organization role opens", () => {
    const owner = { kind: "implicit_access", organizationRole: "ORG_OWNER", projects: 14 } as const;
    const map = mapAccess(inOrganization("a", [membership(), owner, projectRole("p1"), team("t1", ["p1", "p2"])]), []);
    expect(map.moreByRole).toBe(12);
    expect(map.reach).toEqual({ projects: 14, isAtLeast: false });
  });

  it("does not take an unread number of projects for none", () => {
    const owner = { kind: "implicit_access", organizationRole: "ORG_OWNER", projects: null } as const;
    expect(mapAccess(inOrganization("a", [membership(), owner]), []).reach.isAtLeast).toBe(true);
  });
});
