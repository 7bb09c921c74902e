"use client";

import type { Facet } from "@/components/shared/list/facet";
import { FilterChip } from "@/components/shared/list/filter-chip";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { Tabs } from "@/components/ui/tabs";
import { isAllowed } from "@/lib/auth/permissions";
import type { OrganizationUserRow } from "@/lib/directory/types";
import { ColumnsButton } from "./columns-button";
import { leftOutOfExport, usersExportAddress } from "./export-address";
import { ExportButton } from "./export-button";
import { STATUS_TABS } from "./status-tabs";
import type { UsersViewControls } from "./use-users-view";
import type { UserCounts } from "./user-counts";
import { isNarrowed } from "./user-filter";

export interface UsersHeadProps {
  organizationId: string;
  controls: UsersViewControls;
  searchText: string;
  facets: Facet[];
  /** Null while the list is not known. */
  counts: UserCounts | null;
  matching: readonly OrganizationUserRow[] | null;
  readAt: string | null;
  onRefresh: () => void;
  refreshing: boolean;
}

/** Over the table: the title and when it was read, the statuses, and what narrows the list. */
export function UsersHead(props: UsersHeadProps) {
  const { organizationId, controls, searchText, facets, counts, matching } = props;
  const { role } = useSignedIn();
  const { filter, hidden } = controls.view;
  return (
    <div className="flex-none px-6 pt-3 max-phone:px-4">
      <PageHeader
        title="Users"
        actions={
          <>
            <ReadStamp readAt={props.readAt} onRefresh={props.onRefresh} refreshing={props.refreshing} />
            {isAllowed(role, "audit") && (
              <ExportButton
                address={(format) => usersExportAddress(organizationId, filter, format)}
                leavesOut={leftOutOfExport(filter, searchText)}
              />
            )}
          </>
        }
      />
      <Tabs
        label="Membership status"
        items={STATUS_TABS.map(({ label, status }) => ({
          label,
          href: controls.addressWithStatus(status),
          count: counts === null ? null : status === null ? counts.total : counts.of[status],
          current: filter.status === status,
        }))}
        onSelect={(_, index) => controls.setFilter({ status: STATUS_TABS[index]?.status ?? null })}
      />
      <div className="flex min-h-bar items-center gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's. */}
        <div
          role="group"
          aria-label="Filters"
          className="-m-0.75 flex min-w-0 flex-1 items-center gap-2 overflow-x-auto p-0.75 hide-scrollbar"
        >
          {facets.map((facet) => (
            <FilterChip
              key={facet.key}
              facet={facet}
              onChoose={(value) => controls.setFilter({ [facet.key]: value })}
            />
          ))}
        </div>
        {matching !== null && counts !== null && isNarrowed(filter, searchText) && (
          <span className="text-sm whitespace-nowrap text-text-3 max-phone:hidden">
            {matching.length.toLocaleString("en-US")} of {counts.total.toLocaleString("en-US")} match
          </span>
        )}
        <ColumnsButton hidden={hidden} onToggle={controls.toggleColumn} />
      </div>
    </div>
  );
}
