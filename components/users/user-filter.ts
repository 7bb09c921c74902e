import { isInvitation } from "@/components/shared/is-invitation";
import { domainOf, foldText } from "@/components/shared/list/search-text";
import type { OrganizationMembershipStatus, OrganizationUserRow } from "@/lib/directory/types";

/** How long ago the last sign-in was: more than so many days, or never. */
export const SIGN_IN_AGES = ["30", "90", "180", "never"] as const;
export type SignInAge = (typeof SIGN_IN_AGES)[number];

/** What the list is narrowed to. Null is "all". The text of the search box is not part of it: it stays out of addresses. */
export interface UserFilter {
  status: OrganizationMembershipStatus | null;
  role: string | null;
  projectId: string | null;
  teamId: string | null;
  domain: string | null;
  signInAge: SignInAge | null;
  /** One person: where another screen leads to their row. */
  userId: string | null;
}

export const NO_FILTER: UserFilter = {
  status: null,
  role: null,
  projectId: null,
  teamId: null,
  domain: null,
  signInAge: null,
  userId: null,
};

/** A row with everything that searching needs, computed once for a list and not at every key. */
export interface SearchableUser {
  row: OrganizationUserRow;
  text: string;
  domain: string;
}

/** Prepares rows for searching. */
export function makeSearchable(rows: readonly OrganizationUserRow[]): SearchableUser[] {
  return rows.map((row) => ({
    row,
    text: foldText(`${row.name ?? ""} ${row.username} ${row.id}`),
    domain: domainOf(row.username),
  }));
}

/**
 * The users that match, in the order they came in; whoever has exactly the e-mail that was typed comes first,
 * so that looking for user1 never ends at user11.
 */
export function filterUsers(
  users: readonly SearchableUser[],
  filter: UserFilter,
  searchText: string,
  nowMs: number,
): SearchableUser[] {
  const text = foldText(searchText.trim());
  const words = text.split(/\s+/).filter(Boolean);
  const found = users.filter((user) => words.every((word) => user.text.includes(word)) && passes(user, filter, nowMs));
  if (!text.includes("@")) return found;
  const exact = found.findIndex((user) => foldText(user.row.username) === text);
  const first = found[exact];
  return first === undefined ? found : [first, ...found.slice(0, exact), ...found.slice(exact + 1)];
}

function passes({ row, domain }: SearchableUser, filter: UserFilter, nowMs: number): boolean {
  if (filter.userId !== null && row.id !== filter.userId) return false;
  // v1.0 of the API lists active users only, without saying so.
  if (filter.status !== null && (row.status ?? "ACTIVE") !== filter.status) return false;
  if (filter.role !== null && !row.organizationRoles.includes(filter.role)) return false;
  if (filter.projectId !== null && !row.projectRoles.some((role) => role.projectId === filter.projectId)) return false;
  if (filter.teamId !== null && !row.teamIds.includes(filter.teamId)) return false;
  if (filter.domain !== null && domain !== filter.domain) return false;
  return filter.signInAge === null || isSignInOlder(row, filter.signInAge, nowMs);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Only members sign in; an invitation is neither recent nor dormant. */
function isSignInOlder(row: OrganizationUserRow, age: SignInAge, nowMs: number): boolean {
  if (isInvitation(row.status)) return false;
  if (row.lastAuthAt === null) return age === "never";
  return age !== "never" && nowMs - Date.parse(row.lastAuthAt) > Number(age) * DAY_MS;
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed(filter: UserFilter, searchText: string): boolean {
  return (
    searchText.trim() !== "" ||
    filter.role !== null ||
    filter.projectId !== null ||
    filter.teamId !== null ||
    filter.domain !== null ||
    filter.signInAge !== null ||
    filter.userId !== null
  );
}
