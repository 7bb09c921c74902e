import type { Member, Organization, Project, Team } from "./model";

/** OrgUserResponse. The text is kept per member: members are immutable. */
export function orgUserJson(member: Member): string {
  return kept(orgUserTexts, member, () => {
    const roles = {
      orgRoles: member.orgRoles,
      groupRoleAssignments: [...member.projectRoles].map(([groupId, groupRoles]) => ({ groupId, groupRoles })),
    };
    return JSON.stringify({ ...identity(member), roles, teamIds: member.teamIds });
  });
}

/** GroupUserResponse: roles are a flat list, teamIds are absent. */
export function groupUserJson(member: Member, roles: readonly string[]): string {
  return JSON.stringify({ ...identity(member), roles: [...new Set(roles)] });
}

/** CloudAppUser, the 2023-01-01 shape: active users only, no status. */
export function cloudAppUserJson(organization: Organization, member: Member): string {
  return kept(cloudAppUserTexts, member, () =>
    JSON.stringify({
      ...activeFields(member),
      emailAddress: member.username,
      id: member.id,
      links: [],
      roles: [
        ...member.orgRoles.map((roleName) => ({ orgId: organization.id, roleName })),
        ...[...member.projectRoles].flatMap(([groupId, names]) => names.map((roleName) => ({ groupId, roleName }))),
      ],
      teamIds: member.teamIds,
      username: member.username,
    }),
  );
}

/** AtlasOrganization */
export function organizationJson(organization: Organization, baseUrl: string): string {
  return JSON.stringify({
    id: organization.id,
    isDeleted: organization.isDeleted,
    links: [selfLink(`${baseUrl}/api/atlas/v2/orgs/${organization.id}`)],
    name: organization.name,
    skipDefaultAlertsSettings: false,
  });
}

/** Group */
export function projectJson(project: Project, baseUrl: string): string {
  return JSON.stringify({
    clusterCount: project.clusterCount,
    created: project.createdAt,
    id: project.id,
    links: [selfLink(`${baseUrl}/api/atlas/v2/groups/${project.id}`)],
    name: project.name,
    orgId: project.organizationId,
    tags: [],
    withDefaultAlertsSettings: true,
  });
}

/** TeamResponse */
export function teamJson(team: Team, baseUrl: string): string {
  return JSON.stringify({
    id: team.id,
    links: [selfLink(`${baseUrl}/api/atlas/v2/orgs/${team.organizationId}/teams/${team.id}`)],
    name: team.name,
  });
}

/** TeamRole */
export function teamRoleJson(teamId: string, roleNames: readonly string[]): string {
  return JSON.stringify({ links: [], roleNames, teamId });
}

const orgUserTexts = new WeakMap<Member, string>();
const cloudAppUserTexts = new WeakMap<Member, string>();

function kept(texts: WeakMap<Member, string>, member: Member, make: () => string): string {
  let text = texts.get(member);
  if (text === undefined) {
    text = make();
    texts.set(member, text);
  }
  return text;
}

function identity(member: Member): Record<string, unknown> {
  const fields = {
    id: member.id,
    orgMembershipStatus: member.status,
    username: member.username,
  };
  if (member.status === "ACTIVE") return { ...fields, ...activeFields(member) };
  return {
    ...fields,
    invitationCreatedAt: member.invitation?.createdAt,
    invitationExpiresAt: member.invitation?.expiresAt ?? null,
    inviterUsername: member.invitation?.inviterUsername,
  };
}

/** Optional fields Atlas has nothing for are left out, not null. */
function activeFields(member: Member): Record<string, unknown> {
  const account = member.account;
  return {
    country: account?.country ?? undefined,
    createdAt: account?.createdAt,
    firstName: account?.firstName,
    lastAuth: account?.lastAuth ?? undefined,
    lastName: account?.lastName,
    mobileNumber: account?.mobileNumber ?? undefined,
  };
}

function selfLink(href: string): { href: string; rel: string } {
  return { href, rel: "self" };
}
