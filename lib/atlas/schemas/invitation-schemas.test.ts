import { expect, test } from "vitest";
import { ORG, PROJECT_ID, TEAM_ID, USER } from "../testing";
import { ADDED_USER, organizationInvitationOf, projectInvitationOf } from "./invitation-schemas";

const wire = { id: USER, username: "ada@example.com" };

test("an organization invitation reads one role an entry, and lists of them, brought together by project", () => {
  const groupRoleAssignments = [
    { groupId: PROJECT_ID, groupRole: "GROUP_OWNER" },
    { groupId: PROJECT_ID, groupRole: "GROUP_READ_ONLY" },
    { groupId: PROJECT_ID, roles: ["GROUP_OWNER"] },
  ];
  const invitation = organizationInvitationOf(ORG).one({
    ...wire,
    orgId: ORG,
    orgName: "Northwind",
    roles: ["ORG_MEMBER"],
    teamIds: [TEAM_ID],
    groupRoleAssignments,
    inviterUsername: "owner@example.com",
    createdAt: "2026-11-01T00:00:00Z",
    expiresAt: "2026-12-01T00:00:00Z",
  });
  expect(invitation).toEqual({
    id: USER,
    organizationId: ORG,
    username: "ada@example.com",
    organizationRoles: ["ORG_MEMBER"],
    projectRoles: [{ projectId: PROJECT_ID, roles: ["GROUP_OWNER", "GROUP_READ_ONLY"] }],
    teamIds: [TEAM_ID],
    inviterUsername: "owner@example.com",
    invitedAt: "2026-11-01T00:00:00Z",
    expiresAt: "2026-12-01T00:00:00Z",
  });
});

test("everything but id and username may be missing; the place is then the one that was asked", () => {
  expect(organizationInvitationOf(ORG).one(wire)).toMatchObject({ organizationId: ORG, projectRoles: [], teamIds: [] });
  expect(projectInvitationOf(PROJECT_ID).one(wire)).toMatchObject({
    projectId: PROJECT_ID,
    roles: [],
    expiresAt: null,
  });
});

test.each([[{ username: "ada@example.com" }], [{ id: USER }], [{ id: "../x", username: "a@b" }], [null]])(
  "%j is no invitation",
  (value) => {
    expect(() => projectInvitationOf(PROJECT_ID).one(value)).toThrow();
    expect(() => organizationInvitationOf(ORG).bareList([value])).toThrow();
  },
);

test.each([[{ results: [wire] }], [{}], [null], ["[]"]])("%j is not a bare list", (value) => {
  expect(() => projectInvitationOf(PROJECT_ID).bareList(value)).toThrow();
});

test("a status that is new is passed on for someone who was added", () => {
  expect(ADDED_USER.one({ id: USER, orgMembershipStatus: "NEW" })).toEqual({ userId: USER, status: "NEW" });
  expect(() => ADDED_USER.one({ id: USER })).toThrow();
});
