import { queryOptions } from "@tanstack/react-query";
import type { ListOf, OrganizationUserRow, TeamDetail, TeamRow } from "@/lib/directory/types";
import { fetchOfOrganization } from "./fetch-of-organization";
import { queryKeys } from "./keys";

/** The teams of an organization. */
export function teamsQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.teams(organizationId),
    queryFn: ({ signal }) => fetchOfOrganization<ListOf<TeamRow>>(organizationId, "/teams", signal),
  });
}

/** One team, with the projects it opens. */
export function teamQuery(organizationId: string, teamId: string) {
  return queryOptions({
    queryKey: queryKeys.team(organizationId, teamId),
    queryFn: ({ signal }) =>
      fetchOfOrganization<TeamDetail>(organizationId, `/teams/${encodeURIComponent(teamId)}`, signal),
  });
}

/** Who is in a team. */
export function teamUsersQuery(organizationId: string, teamId: string) {
  return queryOptions({
    queryKey: queryKeys.teamUsers(organizationId, teamId),
    queryFn: ({ signal }) =>
      fetchOfOrganization<ListOf<OrganizationUserRow>>(
        organizationId,
        `/teams/${encodeURIComponent(teamId)}/users`,
        signal,
      ),
  });
}
