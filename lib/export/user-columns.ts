import type { OrganizationUserRow } from "@/lib/directory/types";
import type { Column } from "./csv";

/** A user with the names of what they are in: a file is read where no id can be looked up. */
export interface ExportedUser extends Omit<OrganizationUserRow, "projectRoles" | "teamIds"> {
  /** Names are null where they could not be read. */
  projectRoles: { projectId: string; projectName: string | null; roles: string[] }[];
  teams: { id: string; name: string | null }[];
}

/** Puts the names beside the ids. */
export function nameProjectsAndTeams(
  users: readonly OrganizationUserRow[],
  projects: readonly { id: string; name: string }[],
  teams: readonly { id: string; name: string }[],
): ExportedUser[] {
  const projectNames = new Map(projects.map(({ id, name }) => [id, name]));
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  return users.map(({ projectRoles, teamIds, ...user }) => ({
    ...user,
    projectRoles: projectRoles.map(({ projectId, roles }) => ({
      projectId,
      projectName: projectNames.get(projectId) ?? null,
      roles,
    })),
    teams: teamIds.map((id) => ({ id, name: teamNames.get(id) ?? null })),
  }));
}

export const userColumns: readonly Column<ExportedUser>[] = [
  { header: "user_id", cell: ({ id }) => id },
  { header: "email", cell: ({ username }) => username },
  { header: "name", cell: ({ name }) => name },
  { header: "status", cell: ({ status }) => status },
  { header: "organization_roles", cell: ({ organizationRoles }) => organizationRoles.join("; ") },
  {
    header: "project_roles",
    cell: ({ projectRoles }) =>
      projectRoles.map((role) => `${role.projectName ?? role.projectId}: ${role.roles.join(", ")}`).join("; "),
  },
  { header: "teams", cell: ({ teams }) => teams.map(({ id, name }) => name ?? id).join("; ") },
  { header: "last_sign_in_at", cell: ({ lastAuthAt }) => lastAuthAt },
  { header: "account_created_at", cell: ({ createdAt }) => createdAt },
  { header: "invited_at", cell: ({ invitedAt }) => invitedAt },
  { header: "invitation_expires_at", cell: ({ invitationExpiresAt }) => invitationExpiresAt },
  { header: "invited_by", cell: ({ inviterUsername }) => inviterUsername },
  { header: "protected", cell: ({ isProtected }) => isProtected },
];
