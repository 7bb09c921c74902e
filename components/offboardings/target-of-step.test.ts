import { describe, expect, it } from "vitest";
import type { RemovalTarget, TargetSnapshot } from "@/lib/offboarding/types";
import { targetOfStep } from "./target-of-step";

const base: TargetSnapshot = {
  organizationId: "o1",
  organizationName: "Acme",
  connection: "acme",
  project: null,
  userId: "u1",
  username: "ada@example.com",
  name: "Ada",
  status: "ACTIVE",
  organizationRoles: [],
  projectRoles: [],
  teams: [],
  isProtected: false,
};
const project = { id: "p1", name: "warehouse-eu" };

const CASES: readonly (readonly [RemovalTarget, Partial<TargetSnapshot>])[] = [
  [{ kind: "remove_from_organization", organizationId: "o1", userId: "u1" }, {}],
  [{ kind: "remove_from_project", organizationId: "o1", projectId: "p1", userId: "u1" }, { project }],
  [
    { kind: "remove_from_team", organizationId: "o1", teamId: "t1", userId: "u1" },
    { item: { kind: "team", teamId: "t1", teamName: "On-call" } },
  ],
  [
    { kind: "revoke_organization_invitation", organizationId: "o1", invitationId: "i1" },
    { item: { kind: "organization_invitation", invitationId: "i1", expiresAt: null } },
  ],
  [
    { kind: "revoke_project_invitation", organizationId: "o1", projectId: "p1", invitationId: "i1" },
    { project, item: { kind: "project_invitation", invitationId: "i1", expiresAt: null } },
  ],
  [
    { kind: "delete_database_user", organizationId: "o1", projectId: "p1", databaseName: "admin", username: "aokafor" },
    {
      project,
      item: { kind: "database_user", databaseName: "admin", username: "aokafor", authentication: "SCRAM", roles: [] },
    },
  ],
];

describe("reviewing a step once more", () => {
  it.each(CASES)("is about the same thing: $kind", (target, parts) => {
    expect(targetOfStep({ kind: target.kind, snapshot: { ...base, ...parts } })).toEqual(target);
  });
});
