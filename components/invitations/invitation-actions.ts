import type { RowRemoval } from "@/components/removal/running-removals";
import { isAllowed, type Role } from "@/lib/auth/permissions";
import type { InvitationRow } from "@/lib/directory/person-types";

/** Why this invitation cannot be revoked by this user here and now, or null. The server decides again. */
export function whyNotRevocable(
  row: Pick<InvitationRow, "username" | "isProtected">,
  signedIn: { email: string; role: Role },
  removal: RowRemoval | null,
): string | null {
  if (removal?.isGone) return "It is gone.";
  if (removal?.isRunning) return "Being revoked now.";
  if (!isAllowed(signedIn.role, "remove")) return `Your role is ${signedIn.role}. Operators and admins can revoke.`;
  if (row.isProtected) return "Break-glass account: protected in the configuration.";
  if (row.username.toLowerCase() === signedIn.email.toLowerCase()) return "This is you. Someone else has to do it.";
  return null;
}

/** Whether it has run out and this user, who could revoke it, may send it again. */
export function canInviteAgain(row: Pick<InvitationRow, "status">, whyNot: string | null): boolean {
  return whyNot === null && row.status === "INVITATION_EXPIRED";
}
