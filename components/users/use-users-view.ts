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
  // Two quick clicks: the second starts from the address, which may be ahead of what is drawn.
  const now = () => parseUsersView(new URLSearchParams(window.location.search));
  const filterBy = (change: Partial<UserFilter>) => {
    const current = now();
    // Another filter is another list, and Back leads to the one before; another order or column is the same list.
    window.history.pushState(null, "", addressOf({ ...current, filter: { ...current.filter, ...change } }));
  };
  const adjust = (change: Partial<UsersView>) =>
    window.history.replaceState(null, "", addressOf({ ...now(), ...change }));
  return {
    view,
    addressWithStatus: (status: UserFilter["status"]) => addressOf({ ...view, filter: { ...view.filter, status } }),
    setFilter: filterBy,
    clearFilters: () => filterBy(NO_FILTER),
    sortBy: (key: SortKey) => {
      const { sort } = now();
      adjust({ sort: { key, descending: sort.key === key && !sort.descending } });
    },
    toggleColumn: (column: OptionalColumn, isShown: boolean) => {
      const { hidden } = now();
      adjust({ hidden: isShown ? hidden.filter((other) => other !== column) : [...hidden, column] });
    },
  };
}

export type UsersViewControls = ReturnType<typeof useUsersView>;
