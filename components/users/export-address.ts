import { isNarrowed, type UserFilter } from "./user-filter";

/** The address of the users report with the filters it knows. */
export function usersExportAddress(organizationId: string, filter: UserFilter, format: "csv" | "json"): string {
  const query = new URLSearchParams({ format, orgId: organizationId });
  if (filter.status !== null) query.set("status", filter.status);
  if (filter.role !== null) query.set("role", filter.role);
  if (filter.projectId !== null) query.set("projectId", filter.projectId);
  if (filter.teamId !== null) query.set("teamId", filter.teamId);
  return `/api/export/users?${query}`;
}

/** What narrows the screen and not the file, in words; "" when the file is what is shown. */
export function leftOutOfExport(filter: UserFilter, searchText: string): string {
  if (!isNarrowed({ ...filter, role: null, projectId: null, teamId: null }, searchText)) return "";
  const parts = [
    filter.domain !== null && "domain",
    filter.signInAge !== null && "last sign-in",
    searchText.trim() !== "" && "search text",
  ].filter((part) => part !== false);
  return `Not narrowed by ${parts.join(" and ")}`;
}
