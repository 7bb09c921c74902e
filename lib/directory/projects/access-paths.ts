import type { AtlasProjectTeam, AtlasProjectUser } from "@/lib/atlas/types";
import { fullName } from "../organizations/organization-users";
import { comparePeople } from "../organizations/people-order";
import type { AccessPath, OrganizationUserRow, ProjectUserRow } from "../types";

/** Organization roles that open every project (published description, `includeOrgUsers`). */
const ROLES_THAT_OPEN_EVERY_PROJECT = ["ORG_OWNER", "ORG_READ_ONLY"];

/** The roles among these that open every project. */
export function rolesThatOpenEveryProject(organizationRoles: readonly string[]): string[] {
  return ROLES_THAT_OPEN_EVERY_PROJECT.filter((role) => organizationRoles.includes(role));
}

/** What was read of a project; a part that could not be read is null. */
export interface ProjectAccessReads {
  /** People with a role of their own in the project. */
  direct: readonly AtlasProjectUser[];
  /** With those who come in through a team. */
  withTeams: readonly AtlasProjectUser[] | null;
  /** With those whose organization role opens every project. */
  withOrganization: readonly AtlasProjectUser[] | null;
  projectTeams: readonly AtlasProjectTeam[] | null;
  teamNames: ReadonlyMap<string, string>;
  /** The organization's users: Atlas says only there who is in which team and has which organization role. */
  organizationUsers: readonly OrganizationUserRow[] | null;
  isProtected(username: string): boolean;
}

/**
 * Who reaches a project and how. Atlas's answers do not say how someone got in, so the ways are worked out: a role of their
 * own from the direct list; a team from their teams and the project's; an organization role from the organization's list.
 * Someone whose way in is not known (a part was not read) still has a row, with the ways that are known, perhaps none.
 */
export function explainProjectAccess(reads: ProjectAccessReads): ProjectUserRow[] {
  const inOrganization = new Map(reads.organizationUsers?.map((user) => [user.id, user]));
  const directRoles = new Map(reads.direct.map(({ id, roles }) => [id, roles]));
  const throughTeam = idsOf(reads.withTeams);
  const throughOrganization = idsOf(reads.withOrganization);
  const everyone = new Map<string, AtlasProjectUser>();
  for (const list of [reads.withOrganization, reads.withTeams, reads.direct]) {
    for (const user of list ?? []) everyone.set(user.id, user);
  }
  const rows = [...everyone.values()].map((user): ProjectUserRow => {
    const access: AccessPath[] = [];
    const roles = directRoles.get(user.id);
    if (roles !== undefined) access.push({ via: "direct", roles });
    const known = inOrganization.get(user.id);
    if (known !== undefined && throughTeam.has(user.id)) access.push(...teamPaths(known, reads));
    if (known !== undefined && throughOrganization.has(user.id)) access.push(...organizationPaths(known));
    return {
      id: user.id,
      username: user.username,
      name: fullName(user),
      status: user.status,
      access,
      lastAuthAt: user.lastAuthAt,
      isProtected: reads.isProtected(user.username),
    };
  });
  return rows.sort(comparePeople);
}

function idsOf(users: readonly AtlasProjectUser[] | null): Set<string> {
  return new Set(users?.map(({ id }) => id));
}

function teamPaths(user: OrganizationUserRow, reads: ProjectAccessReads): AccessPath[] {
  const memberOf = new Set(user.teamIds);
  return (reads.projectTeams ?? [])
    .filter(({ teamId }) => memberOf.has(teamId))
    .map(({ teamId, roles }) => ({ via: "team", teamId, teamName: reads.teamNames.get(teamId) ?? teamId, roles }));
}

function organizationPaths(user: OrganizationUserRow): AccessPath[] {
  return rolesThatOpenEveryProject(user.organizationRoles).map((role) => ({
    via: "organization",
    organizationRole: role,
  }));
}
