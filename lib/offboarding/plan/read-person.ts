import type { AtlasClient, AtlasOrganizationUser, AtlasProjectUser, CallOptions } from "@/lib/atlas/types";
import type { RemovalTarget } from "../types";
import type { MaterialSnapshot } from "./digest";

/** The person as Atlas has them this moment, with the roles they hold directly in the project when one is to be left. */
export interface LivePerson {
  user: AtlasOrganizationUser;
  /** Null for an organization removal. */
  directRoles: string[] | null;
}

/** Reads the person live, past every cache. Throws AtlasError; a person who is in none of Atlas's four statuses is its "not found". */
export async function readPerson(client: AtlasClient, target: RemovalTarget, call: CallOptions): Promise<LivePerson> {
  const user = await client.getOrganizationUser(target.organizationId, target.userId, call);
  if (target.kind === "remove_from_organization") return { user, directRoles: null };
  const direct = await readDirectMember(client, target.projectId, user, call);
  return { user, directRoles: direct?.roles ?? [] };
}

/** The person among a project's direct users: the list without teams and organization roles is the one place that tells (listGroupUsers). */
async function readDirectMember(
  client: AtlasClient,
  projectId: string,
  person: { id: string; username: string },
  call: CallOptions,
): Promise<AtlasProjectUser | undefined> {
  const { items } = await client.listProjectUsers(projectId, { username: person.username, ...call });
  return items.find((item) => item.id === person.id);
}

/** What of a live person goes into the digest. Names are added by the plan; they are not material. */
export function materialOf(
  target: RemovalTarget,
  { user, directRoles }: LivePerson,
  isProtected: boolean,
): MaterialSnapshot {
  const projectRoles = user.projectRoles.map((entry) => ({
    projectId: entry.projectId,
    roles: [...entry.roles].sort(),
    projectName: null,
  }));
  const shown =
    target.kind === "remove_from_project"
      ? [
          ...projectRoles.filter((entry) => entry.projectId !== target.projectId),
          { projectId: target.projectId, roles: [...(directRoles ?? [])].sort(), projectName: null },
        ].filter((entry) => entry.roles.length > 0)
      : projectRoles;
  return {
    username: user.username,
    status: user.status,
    organizationRoles: [...user.organizationRoles].sort(),
    projectRoles: shown.sort((left, right) => (left.projectId < right.projectId ? -1 : 1)),
    teams: [...new Set(user.teamIds)].sort().map((id) => ({ id, name: null })),
    isProtected,
  };
}
