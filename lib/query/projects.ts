import { queryOptions } from "@tanstack/react-query";
import type { ListOf, ProjectDetail, ProjectRow, ProjectUserRow } from "@/lib/directory/types";
import { fetchOfOrganization } from "./fetch-of-organization";
import { queryKeys } from "./keys";

/** The projects of an organization. */
export function projectsQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.projects(organizationId),
    queryFn: ({ signal }) => fetchOfOrganization<ListOf<ProjectRow>>(organizationId, "/projects", signal),
  });
}

/** One project, with the teams that open it. */
export function projectQuery(organizationId: string, projectId: string) {
  return queryOptions({
    queryKey: queryKeys.project(organizationId, projectId),
    queryFn: ({ signal }) =>
      fetchOfOrganization<ProjectDetail>(organizationId, `/projects/${encodeURIComponent(projectId)}`, signal),
  });
}

/** Who can reach a project, and how. */
export function projectUsersQuery(organizationId: string, projectId: string) {
  return queryOptions({
    queryKey: queryKeys.projectUsers(organizationId, projectId),
    queryFn: ({ signal }) =>
      fetchOfOrganization<ListOf<ProjectUserRow>>(
        organizationId,
        `/projects/${encodeURIComponent(projectId)}/users`,
        signal,
      ),
  });
}
