import { expect, test } from "vitest";
import { ORG, PROJECT_ID, TEAM_ID, USER } from "../testing";
import { organizationUserOfV1, projectUserOfV1 } from "./v1-schemas";

const wire = {
  id: USER,
  username: "ada@example.com",
  emailAddress: "ada@example.com",
  firstName: "Ada",
  lastName: "Lovelace",
  mobileNumber: "5550142",
  teamIds: [TEAM_ID],
  roles: [
    { orgId: ORG, roleName: "ORG_MEMBER" },
    { groupId: PROJECT_ID, roleName: "GROUP_OWNER" },
    { groupId: "5f0000000000000000000008", roleName: "GROUP_READ_ONLY" },
  ],
};

test("a user of v1.0 is active, with roles sorted by place and no telephone number", () => {
  const read = organizationUserOfV1(ORG).one(wire);
  expect(read).toMatchObject({
    status: "ACTIVE",
    organizationRoles: ["ORG_MEMBER"],
    teamIds: [TEAM_ID],
    createdAt: null,
    lastAuthAt: null,
    invitedAt: null,
  });
  expect(read.projectRoles).toHaveLength(2);
  expect(JSON.stringify(read)).not.toContain("0142");
});

test("in a project only the roles of that project count", () => {
  expect(projectUserOfV1(PROJECT_ID).one(wire).roles).toEqual(["GROUP_OWNER"]);
});

test.each(["id", "username", "firstName", "roles"])("without %s it is not a user", (field) => {
  expect(() => organizationUserOfV1(ORG).one({ ...wire, [field]: undefined })).toThrow();
});
