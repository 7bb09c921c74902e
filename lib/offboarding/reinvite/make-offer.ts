import { createHash } from "node:crypto";
import type { AtlasOrganizationUser, CallOptions } from "@/lib/atlas/types";
import type { Connection, DirectoryContext } from "@/lib/directory/context";
import { isSamePerson } from "@/lib/directory/people/same-person";
import { throwAsAppError } from "@/lib/directory/reading/atlas-failure";
import { teamNameOf } from "../kinds/team-membership";
import type { TargetSnapshot } from "../types";
import type { ReinviteOffer, ReinviteSource, WayBack } from "./types";

/** What Atlas wants at least of a new invitation (createOrgUser). */
const LEAST_ROLE = "ORG_MEMBER";

/**
 * Compares what someone had with what is there now, live: projects and teams that no longer exist cannot be given back.
 * Throws AppError when the organization, its projects, its teams or the person could not be read: a half offer is none.
 */
export async function makeOffer(
  ctx: Pick<DirectoryContext, "connections">,
  source: ReinviteSource,
  snapshot: TargetSnapshot,
  call: CallOptions = {},
): Promise<ReinviteOffer> {
  const connection = await ctx.connections.forOrganization(snapshot.organizationId);
  return makeOfferThrough(connection, source, snapshot, call).catch(throwAsAppError);
}

async function makeOfferThrough(
  connection: Connection,
  source: ReinviteSource,
  snapshot: TargetSnapshot,
  call: CallOptions,
): Promise<ReinviteOffer> {
  const { client } = connection;
  const { organizationId, username } = snapshot;
  const way = wayBackOf(snapshot);
  const had = whatToGiveBack(way, snapshot);
  const [organization, projects, teams, users] = await Promise.all([
    connection.organization(),
    way === "team" ? { items: [] } : client.listProjects(organizationId, call),
    had.teams.length === 0 ? { items: [] } : client.listTeams(organizationId, call),
    client.listOrganizationUsers(organizationId, { username, ...call }),
  ]);
  const project = projects.items.find(({ id }) => id === snapshot.project?.id) ?? null;
  const user = users.items.find((one) => isSamePerson(one.username, username)) ?? null;
  const gone: ReinviteOffer["gone"] = [];
  const projectRoles = had.projectRoles.flatMap(({ projectId, projectName, roles }) => {
    const there = projects.items.find(({ id }) => id === projectId);
    if (there !== undefined) return [{ projectId, roles, projectName: there.name }];
    gone.push({ what: `Project ${projectName ?? projectId}`, why: "The project no longer exists." });
    return [];
  });
  const givenTeams = had.teams.flatMap((team) => {
    const there = teams.items.find(({ id }) => id === team.id);
    if (there !== undefined) return [{ id: team.id, name: there.name }];
    gone.push({ what: `Team ${team.name ?? team.id}`, why: "The team no longer exists." });
    return [];
  });
  const offered = {
    username,
    organizationId,
    way,
    projectId: way === "project_role" ? (snapshot.project?.id ?? null) : null,
    organizationRoles: had.organizationRoles,
    projectRoles: projectRoles.map(({ projectId, roles }) => [projectId, roles] as const),
    teamIds: givenTeams.map(({ id }) => id),
  };
  return {
    source,
    way,
    username,
    name: snapshot.name,
    organization: { id: organizationId, name: organization.name },
    userId: user?.id ?? null,
    project: way === "project_role" && project !== null ? { id: project.id, name: project.name } : null,
    organizationRoles: had.organizationRoles,
    projectRoles,
    teams: givenTeams,
    gone,
    obstacle: findObstacle({ connection, snapshot, way, gone, user }),
    status: user?.status ?? null,
    digest: createHash("sha256").update(JSON.stringify(offered)).digest("hex"),
  };
}

function wayBackOf({ item, project }: TargetSnapshot): WayBack {
  if (item?.kind === "team") return "team";
  const isOfProject = item === undefined ? project !== null : item.kind === "project_invitation";
  return isOfProject ? "project_role" : "invitation";
}

/** What was had and went with the step, whether or not it is still there to be given. */
function whatToGiveBack(
  way: WayBack,
  { item, organizationRoles, project, projectRoles, teams }: TargetSnapshot,
): Pick<TargetSnapshot, "organizationRoles" | "projectRoles" | "teams"> {
  const withRoles = projectRoles.filter((entry) => entry.roles.length > 0);
  switch (way) {
    case "team": {
      const own = item?.kind === "team" ? item : null;
      const team = teams.find(({ id }) => id === own?.teamId);
      const known = own === null ? [] : [team ?? { id: own.teamId, name: own.teamName }];
      return { organizationRoles: [], projectRoles: [], teams: known };
    }
    case "project_role":
      return {
        organizationRoles: [],
        projectRoles: withRoles.filter((entry) => entry.projectId === project?.id),
        teams: [],
      };
    case "invitation":
      return {
        organizationRoles: organizationRoles.length > 0 ? organizationRoles : [LEAST_ROLE],
        projectRoles: withRoles,
        teams,
      };
  }
}

function findObstacle(facts: {
  connection: Connection;
  snapshot: TargetSnapshot;
  way: WayBack;
  gone: ReinviteOffer["gone"];
  user: AtlasOrganizationUser | null;
}): string | null {
  const { connection, gone, snapshot, user, way } = facts;
  const { item, organizationName, username } = snapshot;
  if (item?.kind === "database_user") return "A database user is not given back: make a new one in Atlas.";
  if (connection.client.generation === "v1.0") {
    return "This connection speaks version 1.0 of the API, which gives nothing back: do it in Atlas.";
  }
  const isIn = user?.status === "ACTIVE" || user?.status === "PENDING";
  switch (way) {
    case "team": {
      if (gone.length > 0) return "The team no longer exists.";
      if (!isIn) return `${username} is not in ${organizationName} any more: invite them to the organization first.`;
      const isThere = item?.kind === "team" && user.teamIds.includes(item.teamId);
      return isThere ? `${username} is in team ${teamNameOf(snapshot)} again.` : null;
    }
    case "project_role": {
      if (gone.length > 0 || snapshot.project === null) return "The project no longer exists.";
      const { id, name } = snapshot.project;
      const has = isIn ? (user.projectRoles.find(({ projectId }) => projectId === id)?.roles ?? []) : [];
      // addGroupUsers answers with a conflict then, whichever roles they are.
      return has.length === 0 ? null : `${username} has a direct role in ${name} again: change it in Atlas if need be.`;
    }
    case "invitation":
      if (user?.status === "ACTIVE") return `${username} is a member of ${organizationName} again.`;
      if (user?.status === "PENDING") return `An invitation for ${username} to ${organizationName} is open already.`;
      return null;
  }
}
