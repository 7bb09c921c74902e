import { type AtlasError, isAtlasError } from "@/lib/atlas/errors";
import type { CallOptions } from "@/lib/atlas/types";
import type { Connection } from "@/lib/directory/context";
import type { ReinviteOffer } from "./types";

/** The one call that gives back what is offered. Null when Atlas answered with a 2xx. */
export async function sendOffer(
  connection: Connection,
  offer: ReinviteOffer,
  call: CallOptions,
): Promise<AtlasError | null> {
  try {
    await sendThrough(connection, offer, call);
    return null;
  } catch (failure) {
    if (isAtlasError(failure)) return failure;
    throw failure;
  }
}

async function sendThrough({ remover }: Connection, offer: ReinviteOffer, call: CallOptions): Promise<unknown> {
  const { organization, organizationRoles, project, projectRoles, teams, userId, username, way } = offer;
  switch (way) {
    case "invitation":
      return remover.inviteOrganizationUser(
        organization.id,
        {
          username,
          organizationRoles,
          projectRoles: projectRoles.map(({ projectId, roles }) => ({ projectId, roles })),
          teamIds: teams.map(({ id }) => id),
        },
        call,
      );
    case "project_role":
      if (project === null) throw new Error("An offer of a project role names no project");
      return remover.addProjectUser(project.id, { username, roles: rolesOf(offer) }, call);
    case "team": {
      const [team] = teams;
      if (team === undefined || userId === null) throw new Error("An offer of a team names no team or no user");
      return remover.addTeamUser(organization.id, team.id, userId, call);
    }
  }
}

/** The roles that are given: in the organization, or in the one project. */
export function rolesOf({ organizationRoles, projectRoles, way }: ReinviteOffer): string[] {
  return way === "project_role" ? projectRoles.flatMap(({ roles }) => roles) : organizationRoles;
}

/** Where it is given, by its name. */
export function placeOfOffer({ organization, project, teams, way }: ReinviteOffer): string {
  const [team] = teams;
  if (way === "team" && team !== undefined) return `team ${team.name ?? team.id}`;
  return project?.name ?? organization.name;
}
