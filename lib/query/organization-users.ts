import { queryOptions } from "@tanstack/react-query";
import type { ListOf, OrganizationUserRow } from "@/lib/directory/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** Everyone in an organization, in all four statuses. */
export function organizationUsersQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.organizationUsers(organizationId),
    queryFn: ({ signal }) =>
      fetchJson<ListOf<OrganizationUserRow>>(`/api/orgs/${encodeURIComponent(organizationId)}/users`, { signal }),
  });
}
