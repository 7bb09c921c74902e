"use client";

import { ExportLinks } from "@/components/shared/list/export-links";
import type { Facet } from "@/components/shared/list/facet";
import { FilterChip } from "@/components/shared/list/filter-chip";
import { knownCount } from "@/components/shared/list/known-count";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { Tabs } from "@/components/ui/tabs";
import type { InvitationRow } from "@/lib/directory/person-types";
import { invitationsExportFilters } from "./export-filters";
import type { InvitationFacetKey } from "./invitation-facets";
import { type InvitationFilter, statusWord } from "./invitation-filter";
import { compositionWords } from "./invitation-words";

const TABS: readonly { label: string; status: InvitationRow["status"] | null }[] = [
  { label: "All", status: null },
  { label: "Pending", status: "PENDING" },
  { label: "Expired", status: "INVITATION_EXPIRED" },
  { label: "Declined", status: "INVITATION_REJECTED" },
];

export interface InvitationsHeadProps {
  /** All of the organization's; null while they are not known. */
  rows: readonly InvitationRow[] | null;
  /** Whether there may be some that could not be read. */
  isIncomplete: boolean;
  matching: readonly InvitationRow[];
  filter: InvitationFilter;
  organizationId: string;
  facets: Facet<InvitationFacetKey>[];
  addressWith: (changes: Record<string, string | null>) => string;
  readAt: string | null;
  onRefresh: () => void;
  refreshing: boolean;
}

/** Over the queue: the title and when it was read, the statuses, and what narrows the list. */
export function InvitationsHead(props: InvitationsHeadProps) {
  const { rows, matching, filter, facets, addressWith } = props;
  // Another filter is another list, and Back leads to the one before.
  const go = (changes: Record<string, string | null>) => window.history.pushState(null, "", addressWith(changes));
  return (
    <div className="flex-none px-6 pt-3 max-phone:px-4">
      <PageHeader
        title="Invitations"
        actions={
          <>
            <ReadStamp readAt={props.readAt} onRefresh={props.onRefresh} refreshing={props.refreshing} />
            <ExportLinks report="invitations" filters={invitationsExportFilters(props.organizationId, filter)} />
          </>
        }
      />
      <Tabs
        label="Invitation status"
        items={TABS.map((tab) => ({
          label: tab.label,
          href: addressWith({ status: statusWord(tab.status) }),
          count:
            rows === null
              ? null
              : knownCount(
                  rows.filter((row) => tab.status === null || row.status === tab.status).length,
                  props.isIncomplete,
                ),
          current: tab.status === filter.status,
        }))}
        onSelect={(_, index) => go({ status: statusWord(TABS[index]?.status ?? null) })}
      />
      <div className="flex min-h-bar items-center gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's. */}
        <div
          role="group"
          aria-label="Filters"
          className="-m-0.75 flex min-w-0 flex-1 items-center gap-2 overflow-x-auto p-0.75 hide-scrollbar"
        >
          {facets.map((facet) => (
            <FilterChip key={facet.key} facet={facet} onChoose={(value) => go({ [facet.key]: value })} />
          ))}
        </div>
        <span className="text-sm whitespace-nowrap text-text-3 max-phone:hidden">{compositionWords(matching)}</span>
      </div>
    </div>
  );
}
