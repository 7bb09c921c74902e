"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useMarkedRows } from "@/components/removal/use-marked-rows";
import { describeFilters } from "@/components/shared/list/facet";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { useNow } from "@/components/ui/clock";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { Note } from "@/components/ui/note";
import type { OrganizationUserRow } from "@/lib/directory/types";
import { toApiError } from "@/lib/query/api-error";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { organizationUsersQuery } from "@/lib/query/organization-users";
import { userFacets } from "./filter-facets";
import { useNames } from "./use-names";
import { useUsersView } from "./use-users-view";
import { countActiveOwners, countByStatus } from "./user-counts";
import { filterUsers, makeSearchable } from "./user-filter";
import { sortUsers } from "./user-sort";
import type { UserTableRow } from "./user-table-row";
import { UsersBody } from "./users-body";
import { UsersHead } from "./users-head";
import { UsersSkeleton } from "./users-skeleton";

const UsersEmpty = lazy(() => import("./users-empty"));

const HOUR_MS = 60 * 60 * 1000;
const NO_ROWS: readonly OrganizationUserRow[] = [];

export interface UsersScreenProps {
  organizationId: string;
  organizationName: string;
  /** The organization's members in Atlas's own UI; null where there is none. */
  atlasAddress: string | null;
}

/** Everyone in one organization, in all four statuses. */
export function UsersScreen({ organizationId, organizationName, atlasAddress }: UsersScreenProps) {
  const queryClient = useQueryClient();
  const { data: list, error, isFetching } = useQuery(organizationUsersQuery(organizationId));
  const { rows, removalOf, forget } = useMarkedRows(list, { organizationId });
  const names = useNames(organizationId);
  const controls = useUsersView();
  const { filter, sort, hidden } = controls.view;
  const { text: searchText, setText: setSearchText } = usePageSearch();
  const now = useNow(HOUR_MS);

  // Sorting and folding are done once for a list, so that a key press only filters.
  const searchable = useMemo(() => makeSearchable(sortUsers(rows, sort)), [rows, sort]);
  const matching = useMemo(
    () => filterUsers(searchable, filter, searchText, now).map((user) => user.row),
    [searchable, filter, searchText, now],
  );
  const facets = useMemo(() => userFacets(rows, filter, names), [rows, filter, names]);

  const inviters = useMemo(
    () => new Map((list?.results ?? NO_ROWS).map((row) => [row.username.toLowerCase(), row.name])),
    [list],
  );
  const projectTotal = names.projects.state === "read" ? names.projects.of.size : null;
  const readAt = list?.readAt ?? null;
  const toRow = useCallback(
    (user: OrganizationUserRow): UserTableRow => ({
      user,
      removal: removalOf(user),
      projectTotal,
      inviter:
        user.inviterUsername === null
          ? null
          : (inviters.get(user.inviterUsername.toLowerCase()) ?? user.inviterUsername),
    }),
    [removalOf, projectTotal, inviters],
  );

  const refresh = () => {
    forget();
    void readAgain(queryClient, organizationId);
  };
  const clear = () => {
    controls.clearFilters();
    setSearchText("");
  };
  const isIncomplete = (list?.incomplete.length ?? 0) > 0;
  const problem = error === null ? null : toApiError(error);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <UsersHead
        organizationId={organizationId}
        controls={controls}
        searchText={searchText}
        facets={facets}
        counts={list === undefined ? null : countByStatus(list)}
        matching={list === undefined ? null : matching}
        readAt={readAt}
        onRefresh={refresh}
        refreshing={isFetching}
      />
      {list !== undefined && problem !== null && !isFetching && (
        <Note tone="bad" flat role="alert" title="Could not be read again." className="px-6 max-phone:px-4">
          {problem.message} {problem.hint} What stands here is from the last read.
        </Note>
      )}
      {list !== undefined && (
        <IncompleteBar
          parts={list.incomplete}
          onReadAgain={refresh}
          reading={isFetching}
          className="px-6 max-phone:px-4"
        />
      )}
      {list !== undefined ? (
        <UsersBody
          organizationId={organizationId}
          organizationName={organizationName}
          atlasAddress={atlasAddress}
          users={matching}
          total={list.results.length}
          toRow={toRow}
          sort={sort}
          onSort={controls.sortBy}
          hidden={hidden}
          activeOwners={isIncomplete ? null : countActiveOwners(list.results)}
          empty={
            <Suspense>
              <UsersEmpty
                organizationName={organizationName}
                atlasAddress={atlasAddress}
                total={list.results.length}
                filters={describeFilters(facets, searchText)}
                status={filter.status}
                isIncomplete={isIncomplete}
                onClear={clear}
                onRefresh={refresh}
              />
            </Suspense>
          }
        />
      ) : problem !== null && !isFetching ? (
        <div className="min-h-0 flex-1 overflow-y-auto border-t border-border p-6 max-phone:p-4">
          <div className="mx-auto max-w-aside">
            <ErrorPanel error={problem} onTryAgain={refresh} trying={isFetching} />
          </div>
        </div>
      ) : (
        <UsersSkeleton label={`Reading users of ${organizationName}`} />
      )}
    </div>
  );
}
