import type { OrganizationMembershipStatus } from "@/lib/directory/types";
import { NO_FILTER, SIGN_IN_AGES, type UserFilter } from "./user-filter";
import { DEFAULT_SORT, SORT_KEYS, type UserSort } from "./user-sort";

/** Columns that can be put away. The person and the menu always stay. */
export const OPTIONAL_COLUMNS = ["status", "roles", "projects", "teams", "time"] as const;
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number];

/** How the list is looked at, as the address keeps it. No e-mail and no typed text is part of it. */
export interface UsersView {
  filter: UserFilter;
  sort: UserSort;
  hidden: OptionalColumn[];
}

const STATUS_WORDS: ReadonlyMap<string, OrganizationMembershipStatus> = new Map([
  ["active", "ACTIVE"],
  ["pending", "PENDING"],
  ["expired", "INVITATION_EXPIRED"],
  ["declined", "INVITATION_REJECTED"],
]);

/** Reads a query string. What it does not know is as if it were not there. */
export function parseUsersView(query: URLSearchParams): UsersView {
  const id = (name: string) => {
    const value = query.get(name);
    return value !== null && /^[a-f0-9]{24}$/.test(value) ? value : null;
  };
  const role = query.get("role");
  const domain = query.get("domain");
  const sort = query.get("sort") ?? "";
  const key = SORT_KEYS.find((known) => known === sort.replace(/^-/, ""));
  const hidden = (query.get("hide") ?? "").split(",");
  return {
    filter: {
      ...NO_FILTER,
      status: STATUS_WORDS.get(query.get("status") ?? "") ?? null,
      role: role !== null && /^[A-Z_]{1,60}$/.test(role) ? role : null,
      projectId: id("project"),
      teamId: id("team"),
      domain: domain !== null && /^[^@\s]{1,253}$/.test(domain) ? domain.toLowerCase() : null,
      signInAge: SIGN_IN_AGES.find((age) => age === query.get("signin")) ?? null,
      userId: id("user"),
    },
    sort: key === undefined ? DEFAULT_SORT : { key, descending: sort.startsWith("-") },
    hidden: OPTIONAL_COLUMNS.filter((column) => hidden.includes(column)),
  };
}

/** The query string of a view: "" for the plain list, else "?…". */
export function usersQueryString({ filter, sort, hidden }: UsersView): string {
  const query = new URLSearchParams();
  const status = [...STATUS_WORDS].find(([, value]) => value === filter.status)?.[0];
  if (status !== undefined) query.set("status", status);
  if (filter.role !== null) query.set("role", filter.role);
  if (filter.projectId !== null) query.set("project", filter.projectId);
  if (filter.teamId !== null) query.set("team", filter.teamId);
  if (filter.domain !== null) query.set("domain", filter.domain);
  if (filter.signInAge !== null) query.set("signin", filter.signInAge);
  if (filter.userId !== null) query.set("user", filter.userId);
  if (sort.key !== DEFAULT_SORT.key || sort.descending !== DEFAULT_SORT.descending) {
    query.set("sort", `${sort.descending ? "-" : ""}${sort.key}`);
  }
  if (hidden.length > 0) query.set("hide", hidden.join(","));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
