import { queryOptions } from "@tanstack/react-query";
import type { ListOf, OrganizationUserRow } from "@/lib/directory/types";
import { fetchOfOrganization } from "./fetch-of-organization";
import { queryKeys } from "./keys";

/** Everyone in an organization, in all four statuses. */
export function organizationUsersQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.organizationUsers(organizationId),
    queryFn: ({ signal }) => fetchOfOrganization<ListOf<OrganizationUserRow>>(organizationId, "/users", signal),
  });
}
