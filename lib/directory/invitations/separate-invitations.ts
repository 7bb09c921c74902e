import { usernameKey } from "../people/same-person";

/** Made or lapsing within so long of each other, two are taken for one: the generations may write times in different ways. */
const SAME_MOMENT_MS = 60_000;

interface OldInvitation {
  username: string;
  /** ISO 8601. */
  invitedAt: string | null;
  expiresAt: string | null;
}

interface PendingUser {
  username: string;
  /** ISO 8601. */
  invitedAt: string | null;
  invitationExpiresAt: string | null;
}

/**
 * The old invitations to an organization that are more than a pending user seen through the old generation. No id connects the
 * two: what was made or lapses at the same moment for the same e-mail is the same. Where that fits several, all of them are
 * kept: one shown twice does less harm than one never shown. Pure.
 */
export function separateInvitations<Invitation extends OldInvitation>(
  invitations: readonly Invitation[],
  pending: readonly PendingUser[],
): Invitation[] {
  const users = new Map(pending.map((user) => [usernameKey(user.username), user]));
  const twins = new Map<PendingUser, Invitation[]>();
  for (const invitation of invitations) {
    const user = users.get(usernameKey(invitation.username));
    if (user !== undefined && isTwin(invitation, user)) twins.set(user, [...(twins.get(user) ?? []), invitation]);
  }
  const same = new Set([...twins.values()].flatMap((found) => (found.length === 1 ? found : [])));
  return invitations.filter((invitation) => !same.has(invitation));
}

function isTwin({ expiresAt, invitedAt }: OldInvitation, user: PendingUser): boolean {
  const apart = [apartMs(invitedAt, user.invitedAt), apartMs(expiresAt, user.invitationExpiresAt)];
  const known = apart.filter((ms) => ms !== null);
  return known.length === 0 || known.some((ms) => ms <= SAME_MOMENT_MS);
}

function apartMs(left: string | null, right: string | null): number | null {
  return left === null || right === null ? null : Math.abs(Date.parse(left) - Date.parse(right));
}
