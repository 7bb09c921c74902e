import { queryOptions } from "@tanstack/react-query";
import type { PersonHit } from "@/lib/directory/person-types";
import type { ListOf } from "@/lib/directory/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** One letter would find nearly everyone. */
export const MIN_PEOPLE_QUERY = 2;

/** The text as it is searched for, or null when it is too short to search. */
export function peopleQueryText(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length < MIN_PEOPLE_QUERY ? null : trimmed;
}

/** People across all connections whose name, e-mail or id matches; nothing is asked for a text that is too short. */
export function peopleQuery(text: string) {
  const query = peopleQueryText(text);
  return queryOptions({
    queryKey: queryKeys.people(query ?? ""),
    queryFn: ({ signal }) =>
      fetchJson<ListOf<PersonHit>>(`/api/people?${new URLSearchParams({ query: query ?? "" })}`, { signal }),
    enabled: query !== null,
  });
}
