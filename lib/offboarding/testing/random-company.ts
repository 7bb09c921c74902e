import fc from "fast-check";
import type { Sandbox, SandboxState } from "@/lib/sandbox/start";
import { activeOwners } from "./people";

/** Whom random companies are drawn around. */
export const NOVA = "nova.lindqvist@northwind.example";

/** Other people whose e-mails contain hers, or differ by a letter that looks alike: what is hers is never theirs. */
const LOOK_ALIKES = [
  "xnova.lindqvist@northwind.example",
  "nova.lindqvist@northwind.example.org",
  "n\u043eva.lindqvist@northwind.example",
];

const some = (max: number) => fc.uniqueArray(fc.nat({ max }), { maxLength: 3 });

/** What one organization gives her: a membership in any status, or none; and what the old families of the API offer beside it. */
const place = fc.record({
  member: fc.option(
    fc.record({
      status: fc.constantFrom("ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"),
      role: fc.constantFrom("ORG_OWNER", "ORG_READ_ONLY", "ORG_MEMBER"),
      isOnlyOwner: fc.boolean(),
      /** Which of the organization's projects and teams, by index. */
      projects: some(4),
      teams: some(2),
    }),
  ),
  /** Legacy invitations to these projects. */
  oldToProjects: some(4),
  oldToOrganization: fc.boolean(),
  /** Atlas compares e-mails without regard to case. */
  shouts: fc.boolean(),
  hasLookAlike: fc.boolean(),
});

export type Place = typeof place extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** She, in up to four organizations, in random ways. */
export const company = fc.array(place, { minLength: 1, maxLength: 4 });

/** Builds a drawn company in the sandbox, one place for each of its organizations. */
export function buildCompany(sandbox: Sandbox, places: readonly Place[]): void {
  sandbox.reset();
  for (const [index, organization] of sandbox.state().organizations.entries()) {
    const drawn = places[index];
    if (drawn !== undefined) buildPlace(sandbox, organization, drawn);
  }
}

type OrganizationState = SandboxState["organizations"][number];

function buildPlace(sandbox: Sandbox, organization: OrganizationState, drawn: Place): void {
  const { id: organizationId } = organization;
  const { hasLookAlike, member, oldToOrganization, oldToProjects, shouts } = drawn;
  const [lookAlike] = LOOK_ALIKES.slice(organization.name.length % LOOK_ALIKES.length);
  for (const username of [NOVA, ...(hasLookAlike && lookAlike !== undefined ? [lookAlike] : [])]) {
    const spelt = shouts ? username.toUpperCase() : username;
    if (member !== null) {
      sandbox.change({
        op: "addUser",
        organizationId,
        username,
        status: member.status,
        orgRoles: [member.role],
        projectRoles: Object.fromEntries(
          idsAt(organization.projects, member.projects).map((id) => [id, ["GROUP_OWNER"]]),
        ),
        teamIds: idsAt(organization.teams, member.teams),
      });
    }
    for (const projectId of idsAt(organization.projects, oldToProjects)) {
      sandbox.change({ op: "addOldInvitation", organizationId, projectId, username: spelt });
    }
    // A pending member shows as an old invitation of the same day; this is another one, of an earlier day.
    if (oldToOrganization) {
      sandbox.change({ op: "addOldInvitation", organizationId, username: spelt, sentDaysAgo: 3 });
    }
  }
  if (member?.isOnlyOwner !== true || member.role !== "ORG_OWNER" || member.status !== "ACTIVE") return;
  for (const username of activeOwners(sandbox.state(), organizationId)) {
    if (username !== NOVA) sandbox.change({ op: "demote", organizationId, username });
  }
}

function idsAt(items: readonly { id: string }[], indexes: readonly number[]): string[] {
  return indexes.flatMap((index) => items[index]?.id ?? []);
}

/** Everything that is not hers, for a comparison of before and after. */
export function everythingElse({ organizations }: SandboxState) {
  const isOther = ({ username }: { username: string }) => username.toLowerCase() !== NOVA;
  return organizations.map(({ apiKeys, name, oldInvitations, projects, serviceAccounts, teams, users }) => ({
    name,
    users: users.filter(isOther),
    oldInvitations: oldInvitations.filter(isOther),
    projects: projects.map(({ databaseUsers, invitations, teamRoles, userIds }) => ({
      databaseUsers,
      teamRoles,
      invitations: invitations.filter(isOther),
      userIds: userIds.filter((id) => users.some((user) => user.id === id && isOther(user))),
    })),
    teams: teams.map(({ id, userIds }) => ({
      id,
      userIds: userIds.filter((userId) => users.some((user) => user.id === userId && isOther(user))),
    })),
    apiKeys,
    serviceAccounts,
  }));
}
