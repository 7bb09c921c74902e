import { type QueryClient, queryOptions } from "@tanstack/react-query";
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
    queryFn: ({ signal }) => searchPeople({ query: query ?? "" }, signal),
    enabled: query !== null,
  });
}

/** The same search, past the half minute for which the server answers from memory. A failure is kept in the query. */
export async function searchPeopleAgain(queryClient: QueryClient, text: string): Promise<void> {
  const query = peopleQueryText(text) ?? "";
  await queryClient
    .fetchQuery({
      queryKey: queryKeys.people(query),
      queryFn: ({ signal }) => searchPeople({ query, fresh: "1" }, signal),
      staleTime: 0,
    })
    .catch(() => {});
}

function searchPeople(parameters: Record<string, string>, signal: AbortSignal): Promise<ListOf<PersonHit>> {
  return fetchJson<ListOf<PersonHit>>(`/api/people?${new URLSearchParams(parameters)}`, { signal });
}
