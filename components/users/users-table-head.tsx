"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { UserColumn } from "./user-columns";
import type { UserSort } from "./user-sort";

const HEAD_CELL =
  "sticky top-0 z-(--z-sticky) h-thead border-b border-border bg-bg-subtle px-2.5 text-left text-xs font-medium whitespace-nowrap text-text-3";

export interface UsersTableHeadProps {
  columns: readonly UserColumn[];
  sort: UserSort;
  onSort: (key: UserSort["key"]) => void;
}

/** The head stays while the rows go by; a button in it sorts. */
export function UsersTableHead({ columns, sort, onSort }: UsersTableHeadProps) {
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, title, className, sortKey, hint }) => {
          const isSorted = sortKey !== undefined && sort.key === sortKey;
          return (
            <th
              key={id}
              scope="col"
              aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
              className={classNames(HEAD_CELL, className)}
            >
              {sortKey === undefined ? (
                title
              ) : (
                <button
                  type="button"
                  title={hint}
                  onClick={() => onSort(sortKey)}
                  className={classNames(
                    "inline-flex min-h-6 items-center gap-1 rounded-sm font-medium hover:text-text",
                    isSorted && "text-text",
                  )}
                >
                  {title}
                  {isSorted && <Arrow aria-hidden className="size-3" />}
                </button>
              )}
            </th>
          );
        })}
        <th scope="col" className={classNames(HEAD_CELL, "w-15 max-phone:w-11")}>
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  );
}
