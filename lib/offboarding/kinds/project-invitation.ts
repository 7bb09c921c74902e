import { isAtlasError } from "@/lib/atlas/errors";
import { isSamePerson } from "@/lib/directory/people/same-person";
import type { RemovalTarget } from "../types";
import type { Behaviour, LiveRead, LiveTarget } from "./behaviour";
import { exists, goneWithIt, mentionsInvitation } from "./questions";

type Target = Extract<RemovalTarget, { kind: "revoke_project_invitation" }>;

/** An invitation of the deprecated family /groups/{groupId}/invites, which no list of users shows. */
export function projectInvitation({ organizationId, projectId, invitationId }: Target): Behaviour {
  return {
    key: `project/${projectId}/invitation/${invitationId}`,
    ids: [
      [organizationId, "organization"],
      [projectId, "project"],
      [invitationId, "invitation"],
    ],
    projectId,
    async read(read) {
      const { call, client, isProtected, subject } = read;
      try {
        const invitation = await client.getProjectInvitation(projectId, invitationId, call);
        return {
          material: {
            username: invitation.username,
            status: "PENDING",
            organizationRoles: [],
            projectRoles: [{ projectId, roles: [...invitation.roles].sort(), projectName: null }],
            teams: [],
            isProtected: isProtected(invitation.username),
            item: { kind: "project_invitation", invitationId, expiresAt: invitation.expiresAt },
          },
          user: { id: subject?.userId ?? invitation.id, name: subject?.name ?? null },
        };
      } catch (failure) {
        if (!isAtlasError(failure) || failure.kind !== "not_found") throw failure;
        const accepted = await readAccepted(read, projectId);
        if (accepted === null) throw failure;
        return accepted;
      }
    },
    isThere: () => true,
    without: (material) => material,
    send: (client, call) => client.revokeProjectInvitation(projectId, invitationId, call),
    questions({ client, call }, { username, project }) {
      const name = project?.name ?? "the project";
      return [
        {
          asked: `the legacy invitation to ${name}`,
          ask: () => exists(client.getProjectInvitation(projectId, invitationId, call)),
        },
        {
          asked: `the legacy invitations to ${name} with this e-mail`,
          ask: () =>
            goneWithIt(
              client
                .listProjectInvitations(projectId, { username, ...call })
                .then((list) => mentionsInvitation(list, invitationId)),
            ),
        },
      ];
    },
    words({ username, project, organizationName }) {
      const name = project?.name ?? projectId;
      return {
        place: name,
        title: `Revoke the legacy invitation for ${username} to project ${name}`,
        // deleteGroupInvite: an organization invitation that was made together with it stays.
        done: `Revoked the legacy invitation for ${username} to project ${name}. An invitation to ${organizationName} that was made with it is another one.`,
        nothing: "no such invitation",
        subject: `the legacy invitation for ${username} to project ${name}`,
        missing: "invitation",
      };
    },
  };
}

/** An invitation that is gone may have been accepted: then they have a direct role, which is a change and no absence. */
async function readAccepted(read: LiveRead, projectId: string): Promise<LiveTarget | null> {
  const { call, client, isProtected, subject } = read;
  if (subject === null) return null;
  const { items } = await client.listProjectUsers(projectId, { username: subject.username, ...call });
  const user = items.find((item) => item.status === "ACTIVE" && isSamePerson(item.username, subject.username));
  if (user === undefined) return null;
  return {
    material: {
      username: user.username,
      status: "ACTIVE",
      organizationRoles: [],
      projectRoles: [{ projectId, roles: [...user.roles].sort(), projectName: null }],
      teams: [],
      isProtected: isProtected(user.username),
    },
    user: { id: subject.userId, name: subject.name },
  };
}
