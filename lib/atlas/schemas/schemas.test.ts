import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ORG, PROJECT_ID, TEAM_ID, USER, wireUser } from "../testing";
import { readOrganizationUserQuickly } from "./quick-users";
import { ORGANIZATION, ORGANIZATION_USER, PROJECT, PROJECT_TEAM, PROJECT_USER, TEAM } from "./schemas";

const invitee = (status: string, rest: Record<string, unknown> = {}) => ({
  id: USER,
  username: "ada@example.com",
  orgMembershipStatus: status,
  roles: {},
  invitationCreatedAt: "2026-11-01T00:00:00Z",
  inviterUsername: "owner@example.com",
  ...rest,
});

describe("users", () => {
  test("what is optional may be missing", () => {
    expect(ORGANIZATION_USER.one(wireUser({ roles: {}, teamIds: undefined }))).toMatchObject({
      organizationRoles: [],
      projectRoles: [],
      teamIds: [],
      lastAuthAt: null,
    });
    expect(
      ORGANIZATION_USER.one(wireUser({ roles: { groupRoleAssignments: [{ groupId: PROJECT_ID }] } })),
    ).toMatchObject({
      projectRoles: [{ projectId: PROJECT_ID, roles: [] }],
    });
  });

  test.each(["PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"])("%s ones are invitations", (status) => {
    expect(ORGANIZATION_USER.one(invitee(status, { invitationExpiresAt: null }))).toMatchObject({
      status,
      firstName: null,
      createdAt: null,
      invitedAt: "2026-11-01T00:00:00Z",
      invitationExpiresAt: null,
      inviterUsername: "owner@example.com",
    });
    expect(PROJECT_USER.one(invitee(status, { roles: ["GROUP_OWNER"] }))).toMatchObject({
      status,
      roles: ["GROUP_OWNER"],
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ["no id", { id: undefined }],
    ["an id of another form", { id: "ada" }],
    ["no name", { username: "" }],
    ["no status", { orgMembershipStatus: undefined }],
    ["an unknown status", { orgMembershipStatus: "SUSPENDED" }],
    ["no roles", { roles: undefined }],
    ["null roles", { roles: { orgRoles: null } }],
    ["no creation date", { createdAt: undefined }],
    ["null teams", { teamIds: null }],
  ])("with %s are refused", (_name, rest) => {
    expect(() => ORGANIZATION_USER.one(wireUser(rest))).toThrow();
  });

  test("the quick way reads what the schema reads, or leaves it to the schema", () => {
    const odd = fc.constantFrom(
      undefined,
      null,
      "",
      "x",
      7,
      [],
      {},
      [null],
      USER,
      [USER],
      ["ORG_OWNER"],
      "ACTIVE",
      "PENDING",
    );
    const field = fc.constantFrom(
      ...Object.keys({ ...wireUser(), ...invitee("PENDING") }),
      "lastAuth",
      "invitationExpiresAt",
    );
    const roles = fc.record(
      { orgRoles: odd, groupRoleAssignments: fc.oneof(odd, fc.array(fc.record({ groupId: odd, groupRoles: odd }))) },
      { requiredKeys: [] },
    );
    const base = fc.constantFrom(
      wireUser(),
      wireUser({ lastAuth: "2026-01-01T00:00:00Z", country: "DE" }),
      invitee("PENDING"),
    );
    let quick = 0;
    fc.assert(
      fc.property(
        base,
        fc.array(fc.tuple(field, odd), { maxLength: 2 }),
        fc.option(roles),
        (row, changes, otherRoles) => {
          const changed = {
            ...row,
            ...Object.fromEntries(changes),
            ...(otherRoles === null ? {} : { roles: otherRoles }),
          };
          const read = readOrganizationUserQuickly(changed);
          if (read === null) return;
          quick += 1;
          expect(read).toEqual(ORGANIZATION_USER.bySchema(changed));
        },
      ),
      { numRuns: 2000 },
    );
    expect(quick).toBeGreaterThan(200);
  });
});

test("the other things Atlas sends are read as documented", () => {
  expect(ORGANIZATION.one({ id: ORG, name: "Acme", links: [] })).toEqual({ id: ORG, name: "Acme", isDeleted: false });
  const created = "2024-01-01T00:00:00Z";
  expect(PROJECT.one({ id: PROJECT_ID, orgId: ORG, name: "P", clusterCount: 2, created, tags: [] })).toEqual({
    id: PROJECT_ID,
    organizationId: ORG,
    name: "P",
    clusterCount: 2,
    createdAt: created,
  });
  expect(TEAM.one({ id: TEAM_ID, name: "T" })).toEqual({ id: TEAM_ID, name: "T" });
  expect(PROJECT_TEAM.one({ teamId: TEAM_ID, roleNames: ["GROUP_OWNER"] })).toEqual({
    teamId: TEAM_ID,
    roles: ["GROUP_OWNER"],
  });
});

test("a page is refused for one bad row, and for any body", () => {
  expect(() => ORGANIZATION_USER.page({ results: [wireUser(), {}] })).toThrow();
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      try {
        ORGANIZATION_USER.page({ results: [body] });
        return false;
      } catch {
        return true;
      }
    }),
  );
});
