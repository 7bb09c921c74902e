import { readOrganizationUsers } from "@/lib/directory/organizations/read-organization-users";
import { readProjects } from "@/lib/directory/projects/read-projects";
import { describeFailedPart } from "@/lib/directory/reading/atlas-failure";
import type { ReadOptions } from "@/lib/directory/reading/read-cache";
import { readTeams } from "@/lib/directory/teams/read-teams";
import type { IncompletePart, ListOf, OrganizationUserRow } from "@/lib/directory/types";
import { type Column, NOT_KNOWN } from "../csv";
import { collectRows, withOrganization } from "../in-organizations";
import { prepareExport, type Report, type ReportContext } from "../prepared-export";
import { type ReportFilters, requireKnownFilters } from "../report-query";

/** Everyone in one organization or in all, in all four statuses unless filtered, with names for projects and teams. */
export const reportUsers: Report = async (ctx, filters, signal) => {
  const set = requireKnownFilters("users", filters, {
    scope: ["orgId"],
    known: ["status", "role", "projectId", "teamId", "domain", "signin"],
  });
  const collected = await collectRows(ctx.directory, filters.orgId, (id) =>
    readNamedUsers(ctx, id, filters, { signal }),
  );
  const about = { report: "users", scope: collected.scope, filters: set, organizationId: filters.orgId ?? null };
  return prepareExport(about, collected, withOrganization(userColumns), collected.rows);
};

async function readNamedUsers(
  ctx: ReportContext,
  organizationId: string,
  filters: ReportFilters,
  options: ReadOptions,
): Promise<ListOf<ExportedUser>> {
  const [users, projects, teams] = await Promise.allSettled([
    readOrganizationUsers(ctx.directory, organizationId, options),
    readProjects(ctx.directory, organizationId, options),
    readTeams(ctx.directory, organizationId, options),
  ]);
  if (users.status === "rejected") throw users.reason;
  const incomplete: IncompletePart[] = [...users.value.incomplete];
  if (projects.status === "rejected") incomplete.push(describeFailedPart("The names of projects", projects.reason));
  if (teams.status === "rejected") incomplete.push(describeFailedPart("The names of teams", teams.reason));
  const results = nameProjectsAndTeams(
    users.value.results.filter((user) => isWanted(user, filters, ctx.now())),
    projects.status === "fulfilled" ? projects.value.results : [],
    teams.status === "fulfilled" ? teams.value.results : [],
  );
  return { ...users.value, results, totalCount: results.length, incomplete };
}

/** The same rules as the filters of the Users screen (components/users/user-filter.ts), so that its file is what it shows. */
function isWanted(user: OrganizationUserRow, filters: ReportFilters, nowMs: number): boolean {
  const { status, role, projectId, teamId, domain, signin } = filters;
  return (
    (status === undefined || status.includes(user.status ?? "ACTIVE")) &&
    (role === undefined || user.organizationRoles.includes(role)) &&
    (projectId === undefined || user.projectRoles.some((project) => project.projectId === projectId)) &&
    (teamId === undefined || user.teamIds.includes(teamId)) &&
    (domain === undefined || user.username.toLowerCase().endsWith(`@${domain.toLowerCase()}`)) &&
    (signin === undefined || isSignInOlder(user, signin, nowMs))
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

function isSignInOlder({ status, lastAuthAt }: OrganizationUserRow, age: string, nowMs: number): boolean {
  if (status !== null && status !== "ACTIVE") return false;
  if (lastAuthAt === null) return age === "never";
  return age !== "never" && nowMs - Date.parse(lastAuthAt) > Number(age) * DAY_MS;
}

/** A user with the names of what they are in: a file is read where no id can be looked up. */
interface ExportedUser extends Omit<OrganizationUserRow, "projectRoles" | "teamIds"> {
  /** Names are null where they could not be read. */
  projectRoles: { projectId: string; projectName: string | null; roles: string[] }[];
  teams: { id: string; name: string | null }[];
}

/** Puts the names beside the ids. */
function nameProjectsAndTeams(
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

const userColumns: readonly Column<ExportedUser>[] = [
  { header: "user_id", cell: ({ id }) => id },
  { header: "email", cell: ({ username }) => username },
  { header: "name", cell: ({ name }) => name },
  { header: "status", cell: ({ status }) => status ?? NOT_KNOWN },
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
