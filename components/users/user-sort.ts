import { isInvitation } from "@/components/shared/is-invitation";
import type { OrganizationUserRow } from "@/lib/directory/types";

export const SORT_KEYS = ["person", "status", "projects", "teams", "time"] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export interface UserSort {
  key: SortKey;
  descending: boolean;
}

export const DEFAULT_SORT: UserSort = { key: "person", descending: false };

const STATUS_ORDER = { ACTIVE: 0, PENDING: 1, INVITATION_EXPIRED: 2, INVITATION_REJECTED: 3 };
/** Roles that open every project of the organization (Atlas, "Organization Roles"). */
const OPENS_ALL_PROJECTS = new Set(["ORG_OWNER", "ORG_READ_ONLY"]);

/** Punctuation is passed over, so that a name in brackets or quotes stands where people look for it. */
const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true, ignorePunctuation: true });

/** Whether an organization role opens all projects, with or without a role in them. */
export function reachesAllProjects(row: OrganizationUserRow): boolean {
  return !isInvitation(row.status) && row.organizationRoles.some((role) => OPENS_ALL_PROJECTS.has(role));
}

/** What the last column is about: the last sign-in of a user, the expiry of an invitation, else when it was sent. */
export function lastTime(row: OrganizationUserRow): string | null {
  if (!isInvitation(row.status)) return row.lastAuthAt;
  if (row.status === "INVITATION_REJECTED") return row.invitedAt;
  return row.invitationExpiresAt ?? row.invitedAt;
}

/** Sorted anew; equals stay in the order of names, and what has no time stands last either way. */
export function sortUsers(rows: readonly OrganizationUserRow[], sort: UserSort): OrganizationUserRow[] {
  const direction = sort.descending ? -1 : 1;
  const compare = COMPARE[sort.key];
  // A name like "=1+1" stands after all letters, where the collator would have it before them.
  const odd = new Set(rows.filter((row) => /^[\p{P}\s]*\p{S}/u.test(shownFirst(row))));
  const byPerson = (a: OrganizationUserRow, b: OrganizationUserRow) =>
    (odd.size > 0 && Number(odd.has(a)) - Number(odd.has(b))) || byName(a, b);
  return [...rows].sort((a, b) => {
    if (sort.key === "time") {
      const missing = Number(lastTime(a) === null) - Number(lastTime(b) === null);
      if (missing !== 0) return missing;
    }
    return direction * (compare ?? byPerson)(a, b) || byPerson(a, b);
  });
}

function shownFirst(row: OrganizationUserRow): string {
  return row.name ?? row.username;
}

function byName(a: OrganizationUserRow, b: OrganizationUserRow): number {
  return collator.compare(shownFirst(a), shownFirst(b)) || collator.compare(a.username, b.username);
}

function projectCount(row: OrganizationUserRow): number {
  return reachesAllProjects(row) ? Number.POSITIVE_INFINITY : row.projectRoles.length;
}

/** Null: by person, as those are that are equal otherwise. */
const COMPARE: Record<SortKey, ((a: OrganizationUserRow, b: OrganizationUserRow) => number) | null> = {
  person: null,
  status: (a, b) => STATUS_ORDER[a.status ?? "ACTIVE"] - STATUS_ORDER[b.status ?? "ACTIVE"],
  projects: (a, b) => Math.sign(projectCount(a) - projectCount(b)) || 0,
  teams: (a, b) => a.teamIds.length - b.teamIds.length,
  time: (a, b) => (lastTime(a) ?? "").localeCompare(lastTime(b) ?? ""),
};
