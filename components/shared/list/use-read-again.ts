"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/query/fetch-json";

/**
 * Refresh, as a person means it: Atlas is read again, past the half minute for which the server answers from memory.
 * The answer or the failure lands in the query with this key, so every screen that shows it follows.
 */
export function useReadAgain(queryKey: QueryKey, address: string): () => void {
  const queryClient = useQueryClient();
  return () => {
    queryClient
      .fetchQuery({
        queryKey,
        queryFn: ({ signal }) => fetchJson(`${address}?fresh=1`, { signal }),
        staleTime: 0,
      })
      // The failure is kept in the query, where the screen reads it.
      .catch(() => {});
  };
}
