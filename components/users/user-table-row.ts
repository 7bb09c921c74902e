import type { RowRemoval } from "@/components/removal/running-removals";
import type { OrganizationUserRow } from "@/lib/directory/types";

/** A user and all that a row says about them. */
export interface UserTableRow {
  user: OrganizationUserRow;
  removal: RowRemoval | null;
  /** How many projects the organization has; null when that is not known. */
  projectTotal: number | null;
  /** The name of who invited them, where the organization knows it; else the e-mail; null for members. */
  inviter: string | null;
}
