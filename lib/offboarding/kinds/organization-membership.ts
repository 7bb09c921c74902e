import { materialOf } from "../plan/read-person";
import type { RemovalTarget } from "../types";
import { type Behaviour, nameOf } from "./behaviour";
import { exists, lists, mentions } from "./questions";

type Target = Extract<RemovalTarget, { kind: "remove_from_organization" }>;

/** The membership of an organization in any status, with its direct project roles and teams. */
export function organizationMembership(target: Target): Behaviour {
  const { organizationId, userId } = target;
  return {
    key: `organization/${organizationId}/user/${userId}`,
    ids: [
      [organizationId, "organization"],
      [userId, "user"],
    ],
    projectId: null,
    async read({ client, call, isProtected }) {
      const user = await client.getOrganizationUser(organizationId, userId, call);
      const material = materialOf(target, { user, directRoles: null }, isProtected(user.username));
      return { material, user: { id: user.id, name: nameOf(user) } };
    },
    isThere: () => true,
    without: (material) => material,
    send: (client, call) => client.removeOrganizationUser(organizationId, userId, call),
    // Atlas documents no cascade of an organization removal, so none is taken for granted.
    questions({ client, call }, snapshot) {
      const { organizationName, username } = snapshot;
      const projects = snapshot.projectRoles.filter((entry) => entry.roles.length > 0);
      return [
        {
          asked: `the person in ${organizationName}`,
          ask: () => exists(client.getOrganizationUser(organizationId, userId, call)),
        },
        {
          asked: `the users of ${organizationName} with this e-mail`,
          // No 404 is taken for an answer here: an organization that is not found is one we cannot see.
          ask: async () =>
            mentions(await client.listOrganizationUsers(organizationId, { username, ...call }), snapshot),
        },
        ...projects.map((entry) => ({
          asked: `the person in project ${entry.projectName ?? entry.projectId}`,
          ask: () => exists(client.getProjectUser(entry.projectId, userId, call)),
        })),
        ...snapshot.teams.map((team) => ({
          asked: `the members of team ${team.name ?? team.id} with this e-mail`,
          ask: () => lists(client.listTeamUsers(organizationId, team.id, { username, ...call }), snapshot),
        })),
      ];
    },
    words({ username, organizationName, status }) {
      const isMember = status === "ACTIVE";
      return {
        place: organizationName,
        title: isMember
          ? `Remove ${username} from ${organizationName}`
          : `Revoke the invitation for ${username} to ${organizationName}`,
        done: isMember
          ? `Removed ${username} from ${organizationName}.`
          : `Revoked the invitation for ${username} to ${organizationName}.`,
        nothing: isMember ? "no membership" : "no invitation",
        subject: username,
        missing: "membership",
      };
    },
  };
}
