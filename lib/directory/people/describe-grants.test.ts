import { expect, test } from "vitest";
import { testId, testOrganizationUser } from "../testing";
import { describeGrants } from "./describe-grants";

const invitation = {
  id: testId(90),
  organizationId: testId(1),
  username: "person-5@example.com",
  organizationRoles: ["ORG_MEMBER"],
  projectRoles: [],
  teamIds: [],
  inviterUsername: null,
  invitedAt: null,
  expiresAt: null,
};
const nothing = { generation: "v2", invitations: [], projects: null, teams: null } as const;

test("what an owner's role opens is a grant of its own, and counted only when the projects were read", () => {
  const user = testOrganizationUser(5, { organizationRoles: ["ORG_OWNER", "ORG_READ_ONLY", "ORG_BILLING_ADMIN"] });
  const implicit = describeGrants({ ...nothing, user }).filter(({ kind }) => kind === "implicit_access");
  expect(implicit).toEqual([
    { kind: "implicit_access", organizationRole: "ORG_OWNER", projects: null },
    { kind: "implicit_access", organizationRole: "ORG_READ_ONLY", projects: null },
  ]);
  const invited = testOrganizationUser(5, { status: "PENDING", organizationRoles: ["ORG_OWNER"] });
  expect(describeGrants({ ...nothing, user: invited }).map(({ kind }) => kind)).toEqual(["organization_membership"]);
});

test("an old invitation stands beside a membership unless that is the same invitation", () => {
  const kinds = (status: "ACTIVE" | "PENDING" | "INVITATION_EXPIRED") =>
    describeGrants({ ...nothing, invitations: [invitation], user: testOrganizationUser(5, { status }) }).map(
      ({ kind }) => kind,
    );
  expect(kinds("PENDING")).toEqual(["organization_membership"]);
  expect(kinds("ACTIVE")).toEqual(["organization_membership", "organization_invitation"]);
  expect(kinds("INVITATION_EXPIRED")).toEqual(["organization_membership", "organization_invitation"]);
  expect(describeGrants({ ...nothing, invitations: [invitation], user: null })).toMatchObject([
    { kind: "organization_invitation", invitationId: testId(90), organizationRoles: ["ORG_MEMBER"] },
  ]);
});

test("names are given where they were read, and the status only where the generation says it", () => {
  const user = testOrganizationUser(5, {
    projectRoles: [
      { projectId: testId(7), roles: ["GROUP_OWNER"] },
      { projectId: testId(8), roles: [] },
    ],
    teamIds: [testId(9), testId(9)],
  });
  const project = { id: testId(7), name: "fleet", clusterCount: 0, createdAt: "2025-01-01T00:00:00Z" };
  expect(describeGrants({ ...nothing, generation: "v1.0", user, projects: [project] })).toMatchObject([
    { kind: "organization_membership", status: null },
    { kind: "project_role", projectName: "fleet", roles: ["GROUP_OWNER"] },
    { kind: "team_membership", teamId: testId(9), teamName: null, opens: null },
  ]);
});
