"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { NO_FILTER, type UserFilter } from "./user-filter";
import type { SortKey } from "./user-sort";
import { type OptionalColumn, parseUsersView, type UsersView, usersQueryString } from "./users-address";

/** How the list is looked at, kept in the address. Changes make no visit to the server. */
export function useUsersView() {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const view = useMemo(() => parseUsersView(new URLSearchParams(query)), [query]);

  const addressOf = (next: UsersView) => `${pathname}${usersQueryString(next)}`;
  // Another filter is another list, and Back leads to the one before; another order or column is the same list.
  const go = (next: UsersView) => window.history.pushState(null, "", addressOf(next));
  const adjust = (next: UsersView) => window.history.replaceState(null, "", addressOf(next));
  return {
    view,
    addressWithStatus: (status: UserFilter["status"]) => addressOf({ ...view, filter: { ...view.filter, status } }),
    setFilter: (change: Partial<UserFilter>) => go({ ...view, filter: { ...view.filter, ...change } }),
    clearFilters: () => go({ ...view, filter: NO_FILTER }),
    sortBy: (key: SortKey) =>
      adjust({ ...view, sort: { key, descending: view.sort.key === key && !view.sort.descending } }),
    toggleColumn: (column: OptionalColumn, isShown: boolean) =>
      adjust({
        ...view,
        hidden: isShown ? view.hidden.filter((hidden) => hidden !== column) : [...view.hidden, column],
      }),
  };
}

export type UsersViewControls = ReturnType<typeof useUsersView>;
