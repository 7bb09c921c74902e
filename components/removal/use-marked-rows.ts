"use client";

import { useCallback, useMemo } from "react";
import type { ListOf } from "@/lib/directory/types";
import { type ListedPlace, type RowRemoval, useRunningRemovals } from "./running-removals";
import { shownRemoval } from "./shown-removal";
import { useKeptRows } from "./use-kept-rows";

export interface MarkedRows<Row> {
  rows: readonly Row[];
  /** What is being done to a row, or was done to it a moment ago. */
  removalOf: (row: Row) => RowRemoval | null;
  /** Lets the rows go that are no longer listed: for when someone asks for the list as it is now. */
  forget: () => void;
}

/** The rows of a list with the removals that run there; what a removal took away stays in its place until it is forgotten. */
export function useMarkedRows<Row extends { id: string }>(
  list: ListOf<Row> | undefined,
  place: ListedPlace,
): MarkedRows<Row> {
  const removals = useRunningRemovals(place);
  const { rows, forget } = useKeptRows(list, removals);
  const listedIds = useMemo(() => new Set(list?.results.map(({ id }) => id)), [list]);
  const readAt = list?.readAt ?? "";
  const removalOf = useCallback(
    ({ id }: Row) => shownRemoval(removals.get(id), listedIds.has(id), readAt),
    [removals, listedIds, readAt],
  );
  return { rows, removalOf, forget };
}
