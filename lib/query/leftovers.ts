import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "./keys";
import { scanQuery, stopScanOf } from "./scan-query";

/** Every project is asked for a search: for fewer characters it would find nearly everything. */
const MIN_LEFTOVER_QUERY = 3;

/** The text as leftovers are searched by it, or null when it is too short. */
export function leftoverQueryText(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length < MIN_LEFTOVER_QUERY ? null : trimmed;
}

/** Leftovers that a search means, in every project of every connection; nothing is asked for a text that is too short. */
export function leftoversQuery(text: string) {
  const query = leftoverQueryText(text);
  return { ...scanQuery(queryKeys.leftovers(query ?? ""), addressOf(query ?? "")), enabled: query !== null };
}

/** The same search once more, where it is looked at. */
export async function searchLeftoversAgain(queryClient: QueryClient, text: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: queryKeys.leftovers(leftoverQueryText(text) ?? "") });
}

/** Ends the search for this text. What it has found stays. */
export function stopLeftoverSearch(text: string): void {
  stopScanOf(addressOf(leftoverQueryText(text) ?? ""));
}

function addressOf(query: string): string {
  return `/api/people/leftovers?${new URLSearchParams({ query })}`;
}
