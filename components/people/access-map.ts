import type { Grant, PersonInOrganization } from "@/lib/directory/person-types";

export type GrantOf<Kind extends Grant["kind"]> = Extract<Grant, { kind: Kind }>;

/** One project the person reaches, and how. */
export interface ProjectReach {
  projectId: string;
  projectName: string | null;
  roles: string[];
  /** The direct grant, or the team that opens the project. */
  source: GrantOf<"project_role"> | GrantOf<"team_membership">;
}

/** What one organization gives the person, sorted the way it is shown. */
export interface AccessMap {
  membership: GrantOf<"organization_membership"> | null;
  implicit: GrantOf<"implicit_access">[];
  /** Direct ones first, then by team. A project can stand here several times, once for each way to it. */
  projects: ProjectReach[];
  /** Different projects within reach. */
  reach: { projects: number; isAtLeast: boolean };
  /** Projects that only an organization role opens; they have no line of their own. */
  moreByRole: number;
  teams: GrantOf<"team_membership">[];
  invitations: (GrantOf<"organization_invitation"> | GrantOf<"project_invitation">)[];
}

/** Sorts an organization's grants, with what the scan has added to them since. */
export function mapAccess(organization: Pick<PersonInOrganization, "grants">, scanned: readonly Grant[]): AccessMap {
  const grants = mergeGrants(organization.grants, scanned);
  const teams = ofKind(grants, "team_membership");
  const implicit = ofKind(grants, "implicit_access");
  const direct = ofKind(grants, "project_role").map(
    (grant): ProjectReach => ({
      projectId: grant.projectId,
      projectName: grant.projectName,
      roles: grant.roles,
      source: grant,
    }),
  );
  const byTeam = teams.flatMap((team) =>
    (team.opens ?? []).map(
      ({ projectId, projectName, roles }): ProjectReach => ({ projectId, projectName, roles, source: team }),
    ),
  );
  const named = new Set([...direct, ...byTeam].map((project) => project.projectId)).size;
  const byRole = Math.max(0, ...implicit.map((grant) => grant.projects ?? 0));
  return {
    membership: ofKind(grants, "organization_membership")[0] ?? null,
    implicit,
    projects: [...direct, ...byTeam],
    reach: {
      projects: Math.max(named, byRole),
      isAtLeast: implicit.some((grant) => grant.projects === null) || (byRole === 0 && teams.some(isUnread)),
    },
    moreByRole: Math.max(0, byRole - named),
    teams,
    invitations: [...ofKind(grants, "project_invitation"), ...ofKind(grants, "organization_invitation")],
  };
}

/** The grants of both reads, each once: what was read later knows more, e.g. what a team opens. */
export function mergeGrants(first: readonly Grant[], later: readonly Grant[]): Grant[] {
  const byKey = new Map(first.map((grant) => [grantKey(grant), grant]));
  for (const grant of later) byKey.set(grantKey(grant), grant);
  return [...byKey.values()];
}

/** What makes a grant the same grant within one organization. */
export function grantKey(grant: Grant): string {
  switch (grant.kind) {
    case "organization_membership":
      return `${grant.kind} ${grant.userId}`;
    case "project_role":
      return `${grant.kind} ${grant.projectId}`;
    case "team_membership":
      return `${grant.kind} ${grant.teamId}`;
    case "implicit_access":
      return `${grant.kind} ${grant.organizationRole}`;
    case "organization_invitation":
    case "project_invitation":
      return `${grant.kind} ${grant.invitationId}`;
  }
}

function ofKind<Kind extends Grant["kind"]>(grants: readonly Grant[], kind: Kind): GrantOf<Kind>[] {
  return grants.filter((grant): grant is GrantOf<Kind> => grant.kind === kind);
}

function isUnread(team: GrantOf<"team_membership">): boolean {
  return team.opens === null;
}
