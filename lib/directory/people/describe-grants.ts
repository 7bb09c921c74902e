import type { AtlasOrganizationInvitation } from "@/lib/atlas/invitation-types";
import type { ApiGeneration, AtlasOrganizationUser } from "@/lib/atlas/types";
import type { ListedProject, ListedTeam } from "../cache";
import type { Grant } from "../person-types";
import { rolesThatOpenEveryProject } from "../projects/access-paths";

/** What one organization said about a person; null where it was not read or is not needed. */
export interface GrantReads {
  generation: ApiGeneration;
  user: AtlasOrganizationUser | null;
  invitations: readonly AtlasOrganizationInvitation[];
  projects: readonly ListedProject[] | null;
  teams: readonly ListedTeam[] | null;
}

/**
 * Every grant of one person in one organization, in the order they are shown: the membership, what its roles open, projects,
 * teams, then old invitations. An old invitation that the user list shows as pending is the same thing and stands there only;
 * whether there is another one beside it, the scan says.
 */
export function describeGrants({ generation, user, invitations, projects, teams }: GrantReads): Grant[] {
  const projectNames = new Map(projects?.map(({ id, name }) => [id, name]));
  const teamNames = new Map(teams?.map(({ id, name }) => [id, name]));
  const grants: Grant[] = [];
  if (user !== null) {
    grants.push({
      kind: "organization_membership",
      userId: user.id,
      status: generation === "v2" ? user.status : null,
      organizationRoles: user.organizationRoles,
      createdAt: user.createdAt,
      lastAuthAt: user.lastAuthAt,
      inviterUsername: user.inviterUsername,
      invitedAt: user.invitedAt,
      expiresAt: user.invitationExpiresAt,
    });
    // An invitation opens nothing yet.
    if (user.status === "ACTIVE") {
      for (const organizationRole of rolesThatOpenEveryProject(user.organizationRoles)) {
        grants.push({ kind: "implicit_access", organizationRole, projects: projects?.length ?? null });
      }
    }
    for (const { projectId, roles } of user.projectRoles) {
      if (roles.length === 0) continue;
      const projectName = projectNames.get(projectId) ?? null;
      grants.push({ kind: "project_role", userId: user.id, projectId, projectName, roles });
    }
    for (const teamId of new Set(user.teamIds)) {
      const teamName = teamNames.get(teamId) ?? null;
      grants.push({ kind: "team_membership", userId: user.id, teamId, teamName, opens: null });
    }
  }
  if (user?.status !== "PENDING") grants.push(...invitations.map(describeOldInvitation));
  return grants;
}

export function describeOldInvitation(invitation: AtlasOrganizationInvitation): Grant {
  const { id, organizationId: _, username: __, ...rest } = invitation;
  return { kind: "organization_invitation", invitationId: id, ...rest };
}
