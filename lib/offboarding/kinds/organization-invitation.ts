import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasOrganizationInvitation } from "@/lib/atlas/invitation-types";
import { isSamePerson } from "@/lib/directory/people/same-person";
import type { RemovalTarget } from "../types";
import type { Behaviour, LiveRead, LiveTarget } from "./behaviour";
import { exists, mentionsInvitation } from "./questions";

type Target = Extract<RemovalTarget, { kind: "revoke_organization_invitation" }>;

/** An invitation of the deprecated family /orgs/{orgId}/invites. */
export function organizationInvitation({ organizationId, invitationId }: Target): Behaviour {
  return {
    key: `organization/${organizationId}/invitation/${invitationId}`,
    ids: [
      [organizationId, "organization"],
      [invitationId, "invitation"],
    ],
    projectId: null,
    async read(read) {
      try {
        const invitation = await read.client.getOrganizationInvitation(organizationId, invitationId, read.call);
        return describeInvitation(invitation, read);
      } catch (failure) {
        if (!isAtlasError(failure) || failure.kind !== "not_found") throw failure;
        const accepted = await readAccepted(read, organizationId);
        if (accepted === null) throw failure;
        return accepted;
      }
    },
    isThere: () => true,
    without: (material) => material,
    send: (client, call) => client.revokeOrganizationInvitation(organizationId, invitationId, call),
    questions({ client, call }, snapshot) {
      const { organizationName, username } = snapshot;
      return [
        {
          asked: `the legacy invitation to ${organizationName}`,
          ask: () => exists(client.getOrganizationInvitation(organizationId, invitationId, call)),
        },
        {
          asked: `the legacy invitations to ${organizationName} with this e-mail`,
          ask: async () => {
            const list = await client.listOrganizationInvitations(organizationId, { username, ...call });
            return mentionsInvitation(list, invitationId);
          },
        },
      ];
    },
    words({ organizationName, username }) {
      return {
        place: organizationName,
        title: `Revoke the legacy invitation for ${username} to ${organizationName}`,
        done: `Revoked the legacy invitation for ${username} to ${organizationName}.`,
        nothing: "no such invitation",
        subject: `the legacy invitation for ${username} to ${organizationName}`,
        missing: "invitation",
      };
    },
  };
}

function describeInvitation(invitation: AtlasOrganizationInvitation, { isProtected, subject }: LiveRead): LiveTarget {
  return {
    material: {
      username: invitation.username,
      status: "PENDING",
      organizationRoles: [...invitation.organizationRoles].sort(),
      projectRoles: invitation.projectRoles.map((entry) => ({
        ...entry,
        roles: [...entry.roles].sort(),
        projectName: null,
      })),
      teams: [...new Set(invitation.teamIds)].sort().map((id) => ({ id, name: null })),
      isProtected: isProtected(invitation.username),
      item: { kind: "organization_invitation", invitationId: invitation.id, expiresAt: invitation.expiresAt },
    },
    user: { id: subject?.userId ?? invitation.id, name: subject?.name ?? null },
  };
}

/** An invitation that is gone may have been accepted: then they are in, which is a change and no absence. */
async function readAccepted(read: LiveRead, organizationId: string): Promise<LiveTarget | null> {
  const { call, client, isProtected, subject } = read;
  if (subject === null) return null;
  const { items } = await client.listOrganizationUsers(organizationId, { username: subject.username, ...call });
  const user = items.find((item) => item.status === "ACTIVE" && isSamePerson(item.username, subject.username));
  if (user === undefined) return null;
  return {
    material: {
      username: user.username,
      status: "ACTIVE",
      organizationRoles: [...user.organizationRoles].sort(),
      projectRoles: user.projectRoles.map((entry) => ({ ...entry, projectName: null })),
      teams: user.teamIds.map((id) => ({ id, name: null })),
      isProtected: isProtected(user.username),
    },
    user: { id: subject.userId, name: subject.name },
  };
}
