import { foldText } from "@/components/shared/search-text";
import type { InvitationRow } from "@/lib/directory/person-types";

export const INVITATION_SORT_KEYS = ["person", "age", "expires"] as const;
export type InvitationSortKey = (typeof INVITATION_SORT_KEYS)[number];

export interface InvitationOrder {
  key: InvitationSortKey;
  descending: boolean;
}

/** The order an address names: "person", "-expires"; oldest first for anything else. */
export function parseInvitationOrder(value: string | null): InvitationOrder {
  const key = INVITATION_SORT_KEYS.find((candidate) => candidate === value?.replace(/^-/, ""));
  return key === undefined ? { key: "age", descending: true } : { key, descending: value?.startsWith("-") ?? false };
}

/** The order as an address has it; null for the usual one. */
export function formatInvitationOrder({ key, descending }: InvitationOrder): string | null {
  return key === "age" && descending ? null : `${descending ? "-" : ""}${key}`;
}

/** The order after a click on a head: an age begins with the oldest, all else from the start. */
export function nextInvitationOrder(current: InvitationOrder, key: InvitationSortKey): InvitationOrder {
  return { key, descending: current.key === key ? !current.descending : key === "age" };
}

/** Invitations in this order; what nobody knows stands last, equals stay as they came: oldest first. */
export function orderInvitations(
  rows: readonly InvitationRow[],
  { key, descending }: InvitationOrder,
): readonly InvitationRow[] {
  if (key === "age" && descending) return rows;
  const direction = descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = measureOf(left, key);
    const b = measureOf(right, key);
    if (a === b) return 0;
    if (a === null) return 1;
    if (b === null) return -1;
    return (a < b ? -1 : 1) * direction;
  });
}

function measureOf(row: InvitationRow, key: InvitationSortKey): number | string | null {
  switch (key) {
    case "person":
      return foldText(row.username);
    case "expires":
      return row.expiresAt;
    case "age":
      return row.invitedAt === null ? null : -Date.parse(row.invitedAt);
  }
}
