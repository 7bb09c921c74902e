import type { AtlasClient, AtlasList, CallOptions } from "@/lib/atlas/types";
import { materialOf } from "../plan/read-person";
import type { RemovalTarget, TargetSnapshot } from "../types";
import { type Behaviour, nameOf } from "./behaviour";
import { exists, lists } from "./questions";

type Target = Extract<RemovalTarget, { kind: "remove_from_project" }>;

/** The direct roles in one project; the ways in through teams and organization roles stay. */
export function projectRole(target: Target): Behaviour {
  const { organizationId, projectId, userId } = target;
  return {
    key: `project/${projectId}/user/${userId}`,
    ids: [
      [organizationId, "organization"],
      [userId, "user"],
      [projectId, "project"],
    ],
    projectId,
    async read({ client, call, isProtected }) {
      const user = await client.getOrganizationUser(organizationId, userId, call);
      // The list without teams and organization roles is the one place that tells direct roles (listGroupUsers).
      const { items } = await client.listProjectUsers(projectId, { username: user.username, ...call });
      const directRoles = items.find((item) => item.id === user.id)?.roles ?? [];
      const material = materialOf(target, { user, directRoles }, isProtected(user.username));
      return { material, user: { id: user.id, name: nameOf(user) } };
    },
    isThere: ({ projectRoles }) => (projectRoles.find((entry) => entry.projectId === projectId)?.roles.length ?? 0) > 0,
    without: (material) => ({ ...material, projectRoles: [] }),
    send: (client, call) => client.removeProjectUser(projectId, userId, call),
    questions({ client, call }, snapshot) {
      const name = snapshot.project?.name ?? "the project";
      return [
        {
          asked: `the direct users of ${name} with this e-mail`,
          ask: () => lists(client.listProjectUsers(projectId, { username: snapshot.username, ...call }), snapshot),
        },
        {
          asked: `the person in ${name}`,
          ask: async () => {
            if (!(await exists(client.getProjectUser(projectId, userId, call)))) return false;
            // Whether this answer leaves out people who come in through a team or an organization role is not documented.
            // Where they have such a way in, finding them proves nothing: the list of direct users decides.
            return !(await reachesOtherwise(client, snapshot, projectId, call));
          },
        },
      ];
    },
    words({ username, project, organizationName }) {
      return {
        place: project?.name ?? organizationName,
        title: `Remove ${username} from project ${project?.name ?? projectId}`,
        done: `Removed ${username}'s direct roles in ${project?.name ?? "the project"}.`,
        nothing: "no direct role",
        subject: username,
        missing: "membership",
      };
    },
  };
}

/** Whether someone reaches a project other than by a direct role: the wide list has them. */
async function reachesOtherwise(
  client: AtlasClient,
  { userId, username }: TargetSnapshot,
  projectId: string,
  call: CallOptions,
): Promise<boolean> {
  const wide = await client.listProjectUsers(projectId, {
    username,
    flattenTeams: true,
    includeOrganizationUsers: true,
    ...call,
  });
  const direct = await client.listProjectUsers(projectId, { username, ...call });
  const has = (list: AtlasList<{ id: string }>) => list.items.some((item) => item.id === userId);
  return has(wide) && !has(direct);
}
