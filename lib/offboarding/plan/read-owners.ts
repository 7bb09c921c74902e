import type { AtlasClient, CallOptions } from "@/lib/atlas/types";
import type { Database } from "@/lib/db/database";
import { readLeavingUserIds } from "../leaving-owners";
import type { OwnerSituation } from "./guards";
import { isActiveOwner } from "./guards";

/**
 * Counts an organization's owners live. Atlas has no filter for roles, so the whole list is read (20 calls at 10,000 users):
 * ask only when an active owner is about to go. "unreadable" when the list shifted while it was read. Throws AtlasError.
 */
export async function readOwners(
  client: AtlasClient,
  db: Database,
  organizationId: string,
  options: { exceptStepId: string | null; call: CallOptions },
): Promise<OwnerSituation | "unreadable"> {
  // First who is leaving, then who owns: see readLeavingUserIds.
  const leavingUserIds = await readLeavingUserIds(db, organizationId, options.exceptStepId);
  const list = await client.listOrganizationUsers(organizationId, options.call);
  if (!list.stable) return "unreadable";
  return { activeOwnerIds: list.items.filter(isActiveOwner).map((user) => user.id), leavingUserIds };
}
