import type { RowRemoval } from "@/components/removal/running-removals";
import { isInvitation } from "@/components/shared/is-invitation";
import { isAllowed, type Role } from "@/lib/auth/permissions";
import type { OrganizationUserRow } from "@/lib/directory/types";

/** What a row's menu says about taking the person out. The server decides again, whatever stands here. */
export interface RemovalOffer {
  label: "Remove from organization…" | "Revoke invitation…";
  isPossible: boolean;
  /** Why not; or what it would mean. */
  reason: string | null;
}

export interface OfferSituation {
  signedIn: { email: string; role: Role };
  /** ACTIVE owners of the organization, or null when the list is incomplete and nobody can say. */
  activeOwners: number | null;
  removal: RowRemoval | null;
}

/** Whether someone may be removed from here, and if not, why. */
export function offerRemoval(
  row: OrganizationUserRow,
  { signedIn, activeOwners, removal }: OfferSituation,
): RemovalOffer {
  const isActive = !isInvitation(row.status);
  const label = isActive ? "Remove from organization…" : "Revoke invitation…";
  const no = (reason: string): RemovalOffer => ({ label, isPossible: false, reason });
  // An invitation to become an owner is an invitation like any other.
  const isOwner = isActive && row.organizationRoles.includes("ORG_OWNER");

  if (removal?.isGone) return no("No longer in the organization.");
  if (removal?.isRunning) return no("A removal is under way.");
  if (!isAllowed(signedIn.role, "remove")) {
    const verb = isActive ? "remove" : "revoke";
    return no(`Your role is ${signedIn.role}. Operators and admins can ${verb}.`);
  }
  if (row.isProtected) return no("Break-glass account: protected in the configuration.");
  if (row.username.toLowerCase() === signedIn.email.toLowerCase()) return no("This is you. Someone else has to do it.");
  if (isOwner && !isAllowed(signedIn.role, "removeOwner")) {
    return no(`Organization Owner. Your role is ${signedIn.role}; only admins can remove owners.`);
  }
  if (isOwner && activeOwners === 1) return no("The last owner. One has to stay.");
  if (isOwner && activeOwners !== null) {
    return { label, isPossible: true, reason: `${activeOwners - 1} of ${activeOwners} owners would stay` };
  }
  return { label, isPossible: true, reason: null };
}
