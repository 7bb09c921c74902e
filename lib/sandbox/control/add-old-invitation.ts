import type { Site } from "../site";
import { INVITATION_LIFETIME_MS } from "../world/invite";
import type { Organization } from "../world/model";
import { type DoneChange, UnknownTarget } from "./change-outcome";
import type { WorldChange } from "./change-schema";

/** Invites someone as the old families of the API did: no user list shows it, and no removal of a user takes it away. */
export function addOldInvitation(
  site: Site,
  organization: Organization,
  change: Extract<WorldChange, { op: "addOldInvitation" }>,
): DoneChange {
  const { projectId, username, inviterUsername = "grace.nakamura@northwind.example" } = change;
  const sentMs = site.now() - change.sentDaysAgo * 86_400_000;
  const invitation = {
    id: site.world.nextId(),
    username,
    inviterUsername,
    createdAt: new Date(sentMs).toISOString(),
    expiresAt: new Date(sentMs + INVITATION_LIFETIME_MS).toISOString(),
  };
  organization.revision += 1;
  if (projectId === undefined) {
    organization.oldInvitations.set(invitation.id, { ...invitation, orgRoles: change.roles ?? ["ORG_MEMBER"] });
    return { member: null, events: [{ type: "INVITED_TO_ORG" }] };
  }
  const project = organization.projects.get(projectId);
  if (project === undefined) throw new UnknownTarget("no such project");
  project.invitations.set(invitation.id, { ...invitation, roles: change.roles ?? ["GROUP_READ_ONLY"] });
  return { member: null, projectId, events: [{ type: "INVITED_TO_GROUP", groupId: projectId }] };
}
