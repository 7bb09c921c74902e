import { queryOptions } from "@tanstack/react-query";
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

export function personAddress(personId: string): string {
  return `/api/people/${encodeURIComponent(personId)}`;
}
