import { queryOptions } from "@tanstack/react-query";
import type { ListOf, ProjectRow, ProjectUserRow } from "@/lib/directory/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** The projects of an organization. */
export function projectsQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.projects(organizationId),
    queryFn: ({ signal }) =>
      fetchJson<ListOf<ProjectRow>>(`/api/orgs/${encodeURIComponent(organizationId)}/projects`, { signal }),
  });
}

/** One project, from the list of its organization; null when the list does not have it. */
export function projectQuery(organizationId: string, projectId: string) {
  return queryOptions({
    ...projectsQuery(organizationId),
    select: (list): ProjectRow | null => list.results.find((project) => project.id === projectId) ?? null,
  });
}

/** Who can reach a project, and how. */
export function projectUsersQuery(organizationId: string, projectId: string) {
  return queryOptions({
    queryKey: queryKeys.projectUsers(organizationId, projectId),
    queryFn: ({ signal }) =>
      fetchJson<ListOf<ProjectUserRow>>(
        `/api/orgs/${encodeURIComponent(organizationId)}/projects/${encodeURIComponent(projectId)}/users`,
        { signal },
      ),
  });
}
