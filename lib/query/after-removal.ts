import type { QueryClient } from "@tanstack/react-query";
import { readAgain } from "./fetch-of-organization";
import { queryKeys } from "./keys";

/** When a removal has ended: what was read of these organizations and of people before it is too old to be shown. */
export async function readAgainAfterRemoval(
  queryClient: QueryClient,
  organizationIds: Iterable<string>,
): Promise<void> {
  // Nobody who comes back to a person is shown, even for a moment, what they could reach before.
  queryClient.removeQueries({ queryKey: queryKeys.everyPerson(), type: "inactive" });
  await Promise.all([
    ...[...new Set(organizationIds)].map((organizationId) => readAgain(queryClient, organizationId)),
    queryClient.invalidateQueries({ queryKey: queryKeys.offboardings() }),
    queryClient.invalidateQueries({ queryKey: queryKeys.everyPerson() }),
  ]);
}
