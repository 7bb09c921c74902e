import { queryOptions } from "@tanstack/react-query";
import type { ListOf, TeamRow } from "@/lib/directory/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** The teams of an organization. */
export function teamsQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.teams(organizationId),
    queryFn: ({ signal }) =>
      fetchJson<ListOf<TeamRow>>(`/api/orgs/${encodeURIComponent(organizationId)}/teams`, { signal }),
  });
}
