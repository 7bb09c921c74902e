import type { UserFilter } from "./user-filter";

/** The address of the users report with everything that is set on the screen. Typed text stays out of addresses. */
export function usersExportAddress(organizationId: string, filter: UserFilter, format: "csv" | "json"): string {
  const query = new URLSearchParams({ format, orgId: organizationId });
  if (filter.status !== null) query.set("status", filter.status);
  if (filter.role !== null) query.set("role", filter.role);
  if (filter.projectId !== null) query.set("projectId", filter.projectId);
  if (filter.teamId !== null) query.set("teamId", filter.teamId);
  if (filter.domain !== null) query.set("domain", filter.domain);
  if (filter.signInAge !== null) query.set("signin", filter.signInAge);
  return `/api/export/users?${query}`;
}

/** What narrows the screen and not the file, in words; "" when the file is what is shown. */
export function leftOutOfExport({ userId }: UserFilter, searchText: string): string {
  if (userId !== null) return "Not narrowed to the one person";
  return searchText.trim() === "" ? "" : "Not narrowed by the search text";
}
