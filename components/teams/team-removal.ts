import type { RowRemoval } from "@/components/removal/running-removals";
import { NO_TEAM_REMOVAL_IN_V1 } from "@/components/shared/generation-words";
import { isAllowed, type Role } from "@/lib/auth/permissions";
import type { OrganizationUserRow } from "@/lib/directory/types";

export interface TeamSituation {
  signedIn: { email: string; role: Role };
  /** How many are in the team, or null when the list is incomplete and nobody can say. */
  members: number | null;
  removal: RowRemoval | null;
  /** The connection speaks v1.0 of the API. */
  isSeenThroughV1: boolean;
}

/** Why this person cannot be taken out of the team by this user here and now, or null. The server decides again. */
export function whyNotOutOfTeam(
  row: Pick<OrganizationUserRow, "username" | "isProtected">,
  { signedIn, members, removal, isSeenThroughV1 }: TeamSituation,
): string | null {
  if (removal?.isGone) return "No longer in the team.";
  if (removal?.isRunning) return "A removal is under way.";
  if (!isAllowed(signedIn.role, "remove")) return `Your role is ${signedIn.role}. Operators and admins can remove.`;
  if (row.isProtected) return "Break-glass account: protected in the configuration.";
  if (row.username.toLowerCase() === signedIn.email.toLowerCase()) return "This is you. Someone else has to do it.";
  if (isSeenThroughV1) return NO_TEAM_REMOVAL_IN_V1;
  if (members === 1) {
    return "The last one in the team: Atlas keeps no empty team. Add someone first, or delete the team in Atlas.";
  }
  return null;
}
