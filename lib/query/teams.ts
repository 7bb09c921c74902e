import { queryOptions } from "@tanstack/react-query";
import type { ListOf, TeamRow } from "@/lib/directory/types";
import { fetchOfOrganization } from "./fetch-of-organization";
import { queryKeys } from "./keys";

/** The teams of an organization. */
export function teamsQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.teams(organizationId),
    queryFn: ({ signal }) => fetchOfOrganization<ListOf<TeamRow>>(organizationId, "/teams", signal),
  });
}
