import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { PersonView } from "@/lib/directory/person-types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** Everything one person can reach, across all connections. The id is a user id or an invitation id. */
export function personQuery(personId: string) {
  return queryOptions({
    queryKey: queryKeys.person(personId),
    queryFn: ({ signal }) => fetchJson<PersonView>(personAddress(personId), { signal }),
  });
}

/** Reads a person again from Atlas; the scan beside them too, once it has ended. */
export async function readPersonAgain(queryClient: QueryClient, person: PersonView): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: queryKeys.person(person.id) });
}

export function personAddress(personId: string): string {
  return `/api/people/${encodeURIComponent(personId)}`;
}
