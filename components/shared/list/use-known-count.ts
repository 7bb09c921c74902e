"use client";

import { notifyManager, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { ListOf } from "@/lib/directory/types";

type Listed = Pick<ListOf<unknown>, "totalCount" | "incomplete">;

/** Nothing in a list that is incomplete is not "none". */
function countOf(list: Listed | undefined): number | undefined {
  return list === undefined || (list.totalCount === 0 && list.incomplete.length > 0) ? undefined : list.totalCount;
}

/**
 * How many rows a list has that somebody has read; undefined when nobody has. It only looks: a disabled query would make an empty
 * entry, and the data that comes with a page would then be taken over too late, after the page was drawn without it.
 */
export function useKnownCount(queryKey: QueryKey): number | undefined {
  const queryClient = useQueryClient();
  return useSyncExternalStore(
    (changed) => queryClient.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    () => countOf(queryClient.getQueryData<Listed>(queryKey)),
    () => undefined,
  );
}
