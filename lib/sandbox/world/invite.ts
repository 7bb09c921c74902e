import { deleteMember, putMember } from "./members";
import type { Member, Organization } from "./model";
import { findAccount, findMember, type World } from "./world";

/** Invitations live 30 days (createOrgUser). */
export const INVITATION_LIFETIME_MS = 30 * 86_400_000;

export interface InvitationDraft {
  username: string;
  orgRoles: readonly string[];
  projectRoles: ReadonlyMap<string, readonly string[]>;
  teamIds: readonly string[];
  inviterUsername: string;
  nowMs: number;
}

/** Puts a pending member in; an expired or rejected invitation of the same username is replaced (createOrgUser). */
export function inviteMember(world: World, organization: Organization, draft: InvitationDraft): Member {
  const earlier = findMember(organization, draft.username);
  if (earlier !== null) deleteMember(organization, earlier);
  const account = findAccount(world, draft.username);
  return putMember(organization, {
    // Whether a pending id survives acceptance is not documented (atlas-facts §6.9); here an account keeps its own.
    id: account?.id ?? world.nextId(),
    username: account?.username ?? draft.username,
    status: "PENDING",
    account,
    invitation: {
      createdAt: new Date(draft.nowMs).toISOString(),
      inviterUsername: draft.inviterUsername,
      expiresAt: new Date(draft.nowMs + INVITATION_LIFETIME_MS).toISOString(),
    },
    orgRoles: [...draft.orgRoles],
    projectRoles: draft.projectRoles,
    teamIds: [...draft.teamIds],
  });
}
