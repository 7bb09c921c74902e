import { queryOptions } from "@tanstack/react-query";
import type { InvitationRow } from "@/lib/directory/person-types";
import type { ListOf } from "@/lib/directory/types";
import { fetchOfOrganization } from "./fetch-of-organization";
import { queryKeys } from "./keys";

/** All invitations of an organization, of both kinds and in every status, oldest first. */
export function invitationsQuery(organizationId: string) {
  return queryOptions({
    queryKey: queryKeys.invitations(organizationId),
    queryFn: ({ signal }) => fetchOfOrganization<ListOf<InvitationRow>>(organizationId, "/invitations", signal),
  });
}
