"use client";

import { FlexRender, type ReactTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { columnLook, type userTableFeatures } from "./user-columns";
import type { UserSort } from "./user-sort";
import type { UserTableRow } from "./user-table-row";

const HEAD_CELL =
  "sticky top-0 z-(--z-sticky) h-thead border-b border-border bg-bg-subtle px-2.5 text-left text-xs font-medium whitespace-nowrap text-text-3";

export interface UsersTableHeadProps {
  table: ReactTable<typeof userTableFeatures, UserTableRow>;
  sort: UserSort;
  onSort: (key: UserSort["key"]) => void;
}

/** The head stays while the rows go by; a button in it sorts. */
export function UsersTableHead({ table, sort, onSort }: UsersTableHeadProps) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map((header) => {
            const { className, sortKey, title } = columnLook(header.column.id);
            const isSorted = sortKey !== undefined && sort.key === sortKey;
            const Arrow = sort.descending ? ArrowDown : ArrowUp;
            return (
              <th
                key={header.id}
                scope="col"
                aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
                className={classNames(HEAD_CELL, className)}
              >
                {sortKey === undefined ? (
                  <FlexRender header={header} />
                ) : (
                  <button
                    type="button"
                    title={title}
                    onClick={() => onSort(sortKey)}
                    className={classNames(
                      "inline-flex min-h-6 items-center gap-1 rounded-sm font-medium hover:text-text",
                      isSorted && "text-text",
                    )}
                  >
                    <FlexRender header={header} />
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
      ))}
    </thead>
  );
}
