import { expect, test } from "vitest";
import { describeOrganizationUsers } from "../organizations/organization-users";
import { testId, testOrganizationUser, testProjectUser } from "../testing";
import { explainProjectAccess, type ProjectAccessReads } from "./access-paths";

const unprotected = () => false;
const team = testId(100);

function readsOf(given: Partial<ProjectAccessReads>): ProjectAccessReads {
  return {
    direct: [],
    withTeams: [],
    withOrganization: [],
    projectTeams: [{ teamId: team, roles: ["GROUP_OWNER"] }],
    teamNames: new Map([[team, "Data"]]),
    organizationUsers: [],
    isProtected: unprotected,
    ...given,
  };
}

test("each way in is named: a role of their own, a team, an organization role", () => {
  const rows = explainProjectAccess(
    readsOf({
      direct: [testProjectUser(1, { roles: ["GROUP_READ_ONLY"] })],
      withTeams: [testProjectUser(1), testProjectUser(2)],
      withOrganization: [testProjectUser(1), testProjectUser(3)],
      organizationUsers: describeOrganizationUsers(
        [
          testOrganizationUser(1, { teamIds: [team], organizationRoles: ["ORG_OWNER"] }),
          testOrganizationUser(2, { teamIds: [testId(101), team] }),
          testOrganizationUser(3, { organizationRoles: ["ORG_MEMBER", "ORG_READ_ONLY"] }),
        ],
        unprotected,
      ),
    }),
  );
  expect(rows.map(({ id, access }) => [id, access])).toEqual([
    [
      testId(1),
      [
        { via: "direct", roles: ["GROUP_READ_ONLY"] },
        { via: "team", teamId: team, teamName: "Data", roles: ["GROUP_OWNER"] },
        { via: "organization", organizationRole: "ORG_OWNER" },
      ],
    ],
    [testId(2), [{ via: "team", teamId: team, teamName: "Data", roles: ["GROUP_OWNER"] }]],
    [testId(3), [{ via: "organization", organizationRole: "ORG_READ_ONLY" }]],
  ]);
});

test("someone whose way in was not read keeps their row, without a way made up for them", () => {
  const rows = explainProjectAccess(
    readsOf({ withTeams: [testProjectUser(2)], organizationUsers: null, projectTeams: null }),
  );
  expect(rows.map(({ id, access }) => [id, access])).toEqual([[testId(2), []]]);
});

test("a list that could not be read takes nobody away who stands in another", () => {
  const rows = explainProjectAccess(readsOf({ direct: [testProjectUser(1)], withTeams: null, withOrganization: null }));
  expect(rows.map(({ access }) => access)).toEqual([[{ via: "direct", roles: ["GROUP_READ_ONLY"] }]]);
});
