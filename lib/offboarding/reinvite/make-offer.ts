import { createHash } from "node:crypto";
import type { CallOptions } from "@/lib/atlas/types";
import { throwAsAppError } from "@/lib/directory/atlas-failure";
import type { Connection, DirectoryContext } from "@/lib/directory/context";
import { sameUsername } from "../same-username";
import type { TargetSnapshot } from "../types";
import type { ReinviteOffer, ReinviteSource } from "./types";

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
  const { organizationId, username, item } = snapshot;
  const isProject = item === undefined ? snapshot.project !== null : item.kind === "project_invitation";
  const [organization, projects, teams, users] = await Promise.all([
    connection.organization(),
    client.listProjects(organizationId, call),
    isProject || snapshot.teams.length === 0 ? { items: [] } : client.listTeams(organizationId, call),
    client.listOrganizationUsers(organizationId, { username, ...call }),
  ]);
  const project = projects.items.find(({ id }) => id === snapshot.project?.id) ?? null;
  const user = users.items.find((one) => sameUsername(one.username, username));
  const gone: ReinviteOffer["gone"] = [];
  const had = snapshot.projectRoles
    .filter((entry) => entry.roles.length > 0)
    .filter((entry) => !isProject || entry.projectId === snapshot.project?.id);
  const projectRoles = had.flatMap((entry) => {
    const there = projects.items.find(({ id }) => id === entry.projectId);
    if (there !== undefined) return [{ projectId: entry.projectId, roles: entry.roles, projectName: there.name }];
    gone.push({ what: `Project ${entry.projectName ?? entry.projectId}`, why: "The project no longer exists." });
    return [];
  });
  const givenTeams = isProject
    ? []
    : snapshot.teams.flatMap((team) => {
        const there = teams.items.find(({ id }) => id === team.id);
        if (there !== undefined) return [{ id: team.id, name: there.name }];
        gone.push({ what: `Team ${team.name ?? team.id}`, why: "The team no longer exists." });
        return [];
      });
  const organizationRoles = isProject
    ? []
    : snapshot.organizationRoles.length > 0
      ? snapshot.organizationRoles
      : [LEAST_ROLE];
  const offered = {
    username,
    organizationId,
    projectId: isProject ? (snapshot.project?.id ?? null) : null,
    organizationRoles,
    projectRoles: projectRoles.map(({ projectId, roles }) => [projectId, roles] as const),
    teamIds: givenTeams.map(({ id }) => id),
  };
  return {
    source,
    username,
    name: snapshot.name,
    organization: { id: organizationId, name: organization.name },
    project: isProject && project !== null ? { id: project.id, name: project.name } : null,
    organizationRoles,
    projectRoles,
    teams: givenTeams,
    gone,
    obstacle: findObstacle({ connection, snapshot, isProject, projectExists: project !== null, status: user?.status }),
    status: user?.status ?? null,
    digest: createHash("sha256").update(JSON.stringify(offered)).digest("hex"),
  };
}

function findObstacle(facts: {
  connection: Connection;
  snapshot: TargetSnapshot;
  isProject: boolean;
  projectExists: boolean;
  status: ReinviteOffer["status"] | undefined;
}): string | null {
  const { connection, snapshot, isProject, projectExists, status } = facts;
  const { item, organizationName, username } = snapshot;
  if (item?.kind === "database_user") return "A database user is not given back: make a new one in Atlas.";
  if (item?.kind === "team") return "A team is not given back by an invitation: add them to the team in Atlas.";
  if (connection.client.generation === "v1.0") {
    return "This connection speaks version 1.0 of the API, which sends no invitations: send it in Atlas.";
  }
  if (isProject) return projectExists ? null : "The project no longer exists.";
  if (status === "ACTIVE") return `${username} is a member of ${organizationName} again.`;
  if (status === "PENDING") return `An invitation for ${username} to ${organizationName} is open already.`;
  return null;
}
