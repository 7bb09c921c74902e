import type { Member, MembershipStatus, Organization } from "./model";
import { usernameKey } from "./world";

/** Adds or replaces a member and keeps the project, team and username indexes true. */
export function putMember(organization: Organization, member: Member): Member {
  const before = organization.members.get(member.id);
  if (before !== undefined) unindex(organization, before);
  organization.members.set(member.id, member);
  organization.idByUsername.set(usernameKey(member.username), member.id);
  for (const projectId of member.projectRoles.keys()) {
    organization.projects.get(projectId)?.directMemberIds.add(member.id);
  }
  for (const teamId of member.teamIds) organization.teams.get(teamId)?.memberIds.add(member.id);
  organization.revision += 1;
  return member;
}

/** Takes a member out with all direct project roles and team memberships (removeOrgUser; atlas-facts §6.1). */
export function deleteMember(organization: Organization, member: Member): void {
  unindex(organization, member);
  organization.members.delete(member.id);
  organization.idByUsername.delete(usernameKey(member.username));
  organization.revision += 1;
}

/** No roles left means no direct access: the project leaves the member's map. */
export function withProjectRoles(member: Member, projectId: string, roles: readonly string[]): Member {
  const projectRoles = new Map(member.projectRoles);
  if (roles.length === 0) projectRoles.delete(projectId);
  else projectRoles.set(projectId, [...roles]);
  return { ...member, projectRoles };
}

export function isActiveOwner(member: Member): boolean {
  return member.status === "ACTIVE" && member.orgRoles.includes("ORG_OWNER");
}

/** The rule behind CANNOT_DELETE_LAST_ADMIN counts active owners only. */
export function isLastActiveOwner(organization: Organization, member: Member): boolean {
  if (!isActiveOwner(member)) return false;
  for (const other of organization.members.values()) {
    if (other.id !== member.id && isActiveOwner(other)) return false;
  }
  return true;
}

/** Everybody in the project through a team. */
export function teamRolesIn(organization: Organization, projectId: string, member: Member): string[] {
  const teamRoles = organization.projects.get(projectId)?.teamRoles;
  if (teamRoles === undefined) return [];
  return member.teamIds.flatMap((teamId) => [...(teamRoles.get(teamId) ?? [])]);
}

/** includeOrgUsers: Organization Owner and Organization Read Only reach every project (listGroupUsers). */
export function implicitRoles(member: Member): string[] {
  if (member.orgRoles.includes("ORG_OWNER")) return ["GROUP_OWNER"];
  if (member.orgRoles.includes("ORG_READ_ONLY")) return ["GROUP_READ_ONLY"];
  return [];
}

const listsByOrganization = new WeakMap<Organization, { revision: number; lists: Map<string, readonly Member[]> }>();

/** Members in the order they joined, filtered by status; the same array until the organization changes. */
export function membersWithStatus(
  organization: Organization,
  statuses: ReadonlySet<MembershipStatus>,
): readonly Member[] {
  return keptList(organization, `org:${[...statuses].sort().join()}`, () =>
    [...organization.members.values()].filter((member) => statuses.has(member.status)),
  );
}

/** Keeps a list made from an organization until that organization changes. */
export function keptList(organization: Organization, key: string, make: () => readonly Member[]): readonly Member[] {
  let kept = listsByOrganization.get(organization);
  if (kept === undefined || kept.revision !== organization.revision) {
    kept = { revision: organization.revision, lists: new Map() };
    listsByOrganization.set(organization, kept);
  }
  let list = kept.lists.get(key);
  if (list === undefined) {
    list = make();
    kept.lists.set(key, list);
  }
  return list;
}

function unindex(organization: Organization, member: Member): void {
  for (const projectId of member.projectRoles.keys()) {
    organization.projects.get(projectId)?.directMemberIds.delete(member.id);
  }
  for (const teamId of member.teamIds) organization.teams.get(teamId)?.memberIds.delete(member.id);
}
