import type { AtlasOrganizationInvitation, AtlasProjectInvitation } from "@/lib/atlas/invitation-types";
import type { DirectoryReadContext } from "../cache";
import { readUsersOf } from "../organizations/read-organization-users";
import { usernameKey } from "../people/same-person";
import type { InvitationRow } from "../person-types";
import { readProjectsOf } from "../projects/read-projects";
import { describeFailedPart, throwAsAppError } from "../reading/atlas-failure";
import { withoutRepeats } from "../reading/failed-parts";
import type { ReadOptions } from "../reading/read-cache";
import { oldestOf } from "../reading/read-state";
import { readTeamsOf } from "../teams/read-teams";
import type { IncompletePart, ListOf, OrganizationMembershipStatus, OrganizationUserRow } from "../types";
import { readOrganizationInvitationsOf, readProjectInvitationsOf } from "./read-invitation-lists";
import { separateInvitations } from "./separate-invitations";

/**
 * All invitations of an organization, oldest first: users who have not accepted, in every status; old invitations to the
 * organization that no user stands for; old invitations to its projects. The users have to be readable; what else could not be
 * read is named in `incomplete`. Throws AppError: BAD_INPUT, NOT_FOUND, ATLAS_REFUSED, ATLAS_UNAVAILABLE.
 */
export async function readInvitations(
  ctx: DirectoryReadContext,
  organizationId: string,
  options: ReadOptions = {},
): Promise<ListOf<InvitationRow>> {
  const connection = await ctx.connections.forOrganization(organizationId);
  const [users, legacy, ofProjects, projects, teams] = await Promise.allSettled([
    readUsersOf(ctx, connection, organizationId, options),
    readOrganizationInvitationsOf(ctx, connection, organizationId, options),
    readProjectInvitationsOf(ctx, connection, organizationId, options),
    readProjectsOf(ctx, connection, organizationId),
    readTeamsOf(ctx, connection, organizationId),
  ]);
  if (users.status === "rejected") return throwAsAppError(users.reason);
  const incomplete: IncompletePart[] = [];
  for (const [part, read] of [
    ["Users who have not accepted", users],
    ["Legacy invitations to the organization", legacy],
    ["Legacy invitations to the projects", ofProjects],
    ["The names of the projects", projects],
    ["The names of the teams", teams],
  ] as const) {
    if (read.status === "rejected") incomplete.push(describeFailedPart(part, read.reason));
    else incomplete.push(...read.value.incomplete);
  }
  const results = describeInvitations({
    users: users.value.results,
    hasAllUsers: users.value.incomplete.length === 0,
    organizationInvitations: legacy.status === "fulfilled" ? legacy.value.results : [],
    projectInvitations: ofProjects.status === "fulfilled" ? ofProjects.value.results : [],
    projectNames: namesOf(projects),
    teamNames: namesOf(teams),
    nowMs: ctx.now(),
    isProtected: ctx.isProtected,
  });
  const others = [legacy, ofProjects, projects, teams].flatMap((read) =>
    read.status === "fulfilled" ? [{ readAt: read.value.readAt }] : [],
  );
  return {
    results,
    totalCount: results.length,
    readAt: oldestOf(users.value, ...others),
    incomplete: withoutRepeats(incomplete),
  };
}

function namesOf(read: PromiseSettledResult<{ results: { id: string; name: string }[] }>): Map<string, string> {
  return new Map(read.status === "fulfilled" ? read.value.results.map(({ id, name }) => [id, name]) : []);
}

export interface InvitationReads {
  users: readonly OrganizationUserRow[];
  /** Whether nobody is missing from them: only then it is known who is not there. */
  hasAllUsers: boolean;
  organizationInvitations: readonly AtlasOrganizationInvitation[];
  projectInvitations: readonly AtlasProjectInvitation[];
  projectNames: ReadonlyMap<string, string>;
  teamNames: ReadonlyMap<string, string>;
  nowMs: number;
  isProtected(username: string): boolean;
}

/** The rows of the queue, oldest first; those of which nobody says when they were sent come before all others. */
export function describeInvitations(reads: InvitationReads): InvitationRow[] {
  const { projectNames, teamNames, isProtected } = reads;
  // Who is listed without a status (v1.0) has accepted: that generation lists nobody else.
  const invited = reads.users.flatMap(({ status, ...user }) =>
    status === null || status === "ACTIVE" ? [] : [{ ...user, status }],
  );
  const pending = invited.filter(({ status }) => status === "PENDING");
  const nameProjects = (roles: InvitationRow["projectRoles"][number]["roles"], projectId: string) => ({
    projectId,
    roles,
    projectName: projectNames.get(projectId) ?? null,
  });
  const active = new Map(
    reads.users.flatMap(({ username, name, status }) => (status === "ACTIVE" ? [[usernameKey(username), name]] : [])),
  );
  const inviterOf = ({ inviterUsername }: Pick<InvitationRow, "inviterUsername">) => {
    const key = inviterUsername === null ? null : usernameKey(inviterUsername);
    // An API key that invites is no person who could leave.
    const isKnown = reads.hasAllUsers && key?.includes("@") === true;
    return {
      inviterUsername,
      inviterName: key === null ? null : (active.get(key) ?? null),
      inviterHasLeft: isKnown ? !active.has(key) : null,
    };
  };
  const nameTeam = (id: string) => ({ id, name: teamNames.get(id) ?? null });
  const rows: InvitationRow[] = [
    ...invited.map((user) => ({
      kind: "organization" as const,
      id: user.id,
      username: user.username,
      status: user.status,
      ...inviterOf(user),
      invitedAt: user.invitedAt,
      expiresAt: user.invitationExpiresAt,
      project: null,
      roles: user.organizationRoles,
      projectRoles: user.projectRoles.map(({ projectId, roles }) => nameProjects(roles, projectId)),
      teams: user.teamIds.map(nameTeam),
      isProtected: user.isProtected,
    })),
    // The user list shows the same invitation as a pending user: one row for both.
    ...separateInvitations(reads.organizationInvitations, pending).map((invitation) => ({
      kind: "organization_legacy" as const,
      ...factsOf(invitation, reads.nowMs),
      ...inviterOf(invitation),
      project: null,
      roles: invitation.organizationRoles,
      projectRoles: invitation.projectRoles.map(({ projectId, roles }) => nameProjects(roles, projectId)),
      teams: invitation.teamIds.map(nameTeam),
      isProtected: isProtected(invitation.username),
    })),
    ...reads.projectInvitations.map((invitation) => ({
      kind: "project_legacy" as const,
      ...factsOf(invitation, reads.nowMs),
      ...inviterOf(invitation),
      project: { id: invitation.projectId, name: projectNames.get(invitation.projectId) ?? invitation.projectId },
      roles: invitation.roles,
      projectRoles: [],
      teams: [],
      isProtected: isProtected(invitation.username),
    })),
  ];
  return rows.sort(byAge);
}

/** The old kind has no status of its own: its expiry says which of the two it is. */
function factsOf(invitation: AtlasOrganizationInvitation | AtlasProjectInvitation, nowMs: number) {
  const { id, username, invitedAt, expiresAt } = invitation;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= nowMs;
  const status: OrganizationMembershipStatus = isOver ? "INVITATION_EXPIRED" : "PENDING";
  return { id, username, status, invitedAt, expiresAt };
}

function byAge(left: InvitationRow, right: InvitationRow): number {
  return sentMs(left) - sentMs(right) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

function sentMs({ invitedAt }: InvitationRow): number {
  return invitedAt === null ? 0 : Date.parse(invitedAt);
}
