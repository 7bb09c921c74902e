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

/** Reads a person again from Atlas, and the scan beside them: what it found before could put back what is gone. */
export async function readPersonAgain(queryClient: QueryClient, personId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: queryKeys.person(personId) });
}

export function personAddress(personId: string): string {
  return `/api/people/${encodeURIComponent(personId)}`;
}
