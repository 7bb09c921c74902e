"use client";

import { useMemo, useState } from "react";
import type { ListOf } from "@/lib/directory/types";
import type { RowRemoval } from "./running-removals";
import { keepRemovedRows } from "./shown-removal";

/**
 * The rows of a list, with those that a removal took away since this screen was opened still in their place.
 * `forget` lets them go: for when someone asks for the list as it is now.
 */
export function useKeptRows<Row extends { id: string }>(
  list: ListOf<Row> | undefined,
  removals: ReadonlyMap<string, RowRemoval>,
): { rows: readonly Row[]; forget: () => void } {
  const leaving = useMemo(() => {
    const ids = [...removals].filter(([, removal]) => removal.isRunning || removal.isGone).map(([id]) => id);
    return new Set(ids);
  }, [removals]);
  const [shown, setShown] = useState({ list, rows: list?.results ?? [] });
  const [forgets, setForgets] = useState(false);
  let current = shown;
  if (list !== shown.list && list !== undefined) {
    const rows = forgets ? list.results : keepRemovedRows(shown.rows, list.results, leaving);
    current = { list, rows: [...rows] };
    setShown(current);
    setForgets(false);
  }
  return { rows: current.rows, forget: () => setForgets(true) };
}
