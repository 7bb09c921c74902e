import { describe, expect, it } from "vitest";
import type { TargetSnapshot } from "@/lib/offboarding/types";
import { isInvitation, stepSubject, stepTitle } from "./step-title";

const warehouse = { id: "p1", name: "warehouse-eu" };

function snapshot(parts: Partial<TargetSnapshot>): TargetSnapshot {
  return {
    organizationId: "o1",
    organizationName: "Acme",
    connection: "acme",
    project: null,
    userId: "u1",
    username: "ada@example.com",
    name: "Ada",
    status: "ACTIVE",
    organizationRoles: ["ORG_MEMBER", "ORG_OWNER"],
    projectRoles: [{ projectId: "p1", projectName: "warehouse-eu", roles: ["GROUP_READ_ONLY"] }],
    teams: [],
    isProtected: false,
    ...parts,
  };
}

describe("the words of a step", () => {
  it("says which project an old invitation opens, and as what", () => {
    const step = {
      kind: "revoke_project_invitation",
      snapshot: snapshot({
        project: warehouse,
        item: { kind: "project_invitation", invitationId: "i1", expiresAt: null },
      }),
    } as const;
    expect(stepTitle(step)).toBe("Revoke legacy project invitation");
    expect(stepSubject(step)).toBe("warehouse-eu, as Project Read Only");
    expect(isInvitation(step)).toBe(true);
  });

  it("names the team and the database user", () => {
    const team = snapshot({ item: { kind: "team", teamId: "t1", teamName: "On-call" } });
    expect(stepTitle({ kind: "remove_from_team", snapshot: team })).toBe("Remove from team On-call");
    const unnamed = { ...team, item: { kind: "team" as const, teamId: "t9", teamName: null } };
    expect(stepTitle({ kind: "remove_from_team", snapshot: { ...unnamed, teams: [{ id: "t9", name: "Data" }] } })).toBe(
      "Remove from team Data",
    );
    const user = snapshot({
      project: warehouse,
      item: {
        kind: "database_user",
        databaseName: "admin",
        username: "aokafor\u202E",
        authentication: "SCRAM",
        roles: ["readWrite@telemetry"],
      },
    });
    expect(stepTitle({ kind: "delete_database_user", snapshot: user })).toBe("Delete database user aokafor⟨U+202E⟩");
    expect(stepSubject({ kind: "delete_database_user", snapshot: user })).toBe(
      "SCRAM, readWrite@telemetry, in warehouse-eu",
    );
  });

  it("puts the owner's role first", () => {
    expect(stepSubject({ kind: "remove_from_organization", snapshot: snapshot({}) })).toBe(
      "Organization Owner, Organization Member",
    );
  });
});
