"use client";

import { useState } from "react";

/** More rows than anyone reads at once, few enough that every one can be a real row of a real table. */
const PAGE_ROWS = 200;

/** Long lists show their first rows; the rest follows on demand. Searching and sorting work on all of them. */
export function useShownRows<Value>(rows: readonly Value[]): {
  shown: readonly Value[];
  hidden: number;
  showMore: () => void;
} {
  const [limit, setLimit] = useState(PAGE_ROWS);
  return {
    shown: rows.slice(0, limit),
    hidden: Math.max(0, rows.length - limit),
    showMore: () => setLimit((current) => current + PAGE_ROWS),
  };
}
