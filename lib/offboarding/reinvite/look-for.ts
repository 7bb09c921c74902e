import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasClient, AtlasOrganizationUser } from "@/lib/atlas/types";
import { isSamePerson } from "@/lib/directory/people/same-person";
import type { OffboardingContext } from "../context";
import { rolesOf } from "./send";
import type { ReinviteOffer } from "./types";

/** Read-backs that a person waits for: the first pauses of the engine's, a few seconds together. */
const MAX_READ_BACKS = 4;

/** What is there of an offer: them, and by name what of it does not show. */
export type Seen = { status: "ACTIVE" | "PENDING"; lacks: string[] } | "absent" | "unreadable";

/** Reads back whether what was sent is there, a few times while it is not. */
export async function lookFor(ctx: OffboardingContext, client: AtlasClient, offer: ReinviteOffer): Promise<Seen> {
  let seen = await look(client, offer);
  for (const pauseMs of ctx.timings.verifyPausesMs.slice(0, MAX_READ_BACKS)) {
    if (typeof seen === "object" && seen.lacks.length === 0) break;
    await ctx.sleep(pauseMs);
    seen = await look(client, offer);
  }
  return seen;
}

async function look(client: AtlasClient, offer: ReinviteOffer): Promise<Seen> {
  try {
    const { items, stable } = await listWhereItShows(client, offer);
    const user = items.find(({ username }) => isSamePerson(username, offer.username));
    if (user?.status === "ACTIVE" || user?.status === "PENDING") {
      return { status: user.status, lacks: whatLacks(offer, user) };
    }
    return stable ? "absent" : "unreadable";
  } catch (failure) {
    if (isAtlasError(failure)) return "unreadable";
    throw failure;
  }
}

/** A user of either list; each says what it knows. */
type Shown = Pick<AtlasOrganizationUser, "username" | "status"> &
  Partial<Pick<AtlasOrganizationUser, "organizationRoles" | "projectRoles" | "teamIds">> & { roles?: string[] };

function listWhereItShows(
  client: AtlasClient,
  { organization, project, teams, username, way }: ReinviteOffer,
): Promise<{ items: Shown[]; stable: boolean }> {
  const [team] = teams;
  if (way === "project_role" && project !== null) return client.listProjectUsers(project.id, { username });
  if (way === "team" && team !== undefined) return client.listTeamUsers(organization.id, team.id, { username });
  return client.listOrganizationUsers(organization.id, { username });
}

/** What was sent and does not show. */
function whatLacks(offer: ReinviteOffer, user: Shown): string[] {
  const { projectRoles, teams, way } = offer;
  switch (way) {
    case "team":
      return [];
    case "project_role":
      return rolesOf(offer).filter((role) => !user.roles?.includes(role));
    case "invitation": {
      const rolesIn = (id: string) => user.projectRoles?.find(({ projectId }) => projectId === id)?.roles ?? [];
      return [
        ...rolesOf(offer).filter((role) => !user.organizationRoles?.includes(role)),
        ...projectRoles
          .filter(({ projectId, roles }) => roles.some((role) => !rolesIn(projectId).includes(role)))
          .map(({ projectId, projectName }) => `project ${projectName ?? projectId}`),
        ...teams.filter(({ id }) => !user.teamIds?.includes(id)).map(({ id, name }) => `team ${name ?? id}`),
      ];
    }
  }
}
