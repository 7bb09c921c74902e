import { type ListOrder, orderBy } from "@/components/shared/list/list-order";
import { foldText } from "@/components/shared/list/search-text";
import type { InvitationRow } from "@/lib/directory/person-types";

export const INVITATION_SORT_KEYS = ["person", "age", "expires"] as const;
export type InvitationSortKey = (typeof INVITATION_SORT_KEYS)[number];
export type InvitationOrder = ListOrder<InvitationSortKey>;

export const OLDEST_FIRST: InvitationOrder = { key: "age", descending: true };

const MEASURES: Record<InvitationSortKey, (row: InvitationRow) => number | string | null> = {
  person: (row) => foldText(row.username),
  expires: (row) => row.expiresAt,
  age: (row) => (row.invitedAt === null ? null : -Date.parse(row.invitedAt)),
};

/** Invitations in this order; what nobody knows stands last, equals stay as they came: oldest first. */
export function orderInvitations(
  rows: readonly InvitationRow[],
  { key, descending }: InvitationOrder,
): readonly InvitationRow[] {
  if (key === OLDEST_FIRST.key && descending) return rows;
  return orderBy(rows, MEASURES[key], descending, () => 0);
}
