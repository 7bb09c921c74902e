"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText, SearchX } from "lucide-react";
import { ExportLinks } from "@/components/shared/list/export-links";
import { StaleNote } from "@/components/shared/list/stale-note";
import { PageBody } from "@/components/shared/page/page-body";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { useAddressState } from "@/components/shared/use-address-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip, SetChip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { Tabs } from "@/components/ui/tabs";
import { AUDIT_GROUPS } from "@/lib/audit/types";
import { toApiError } from "@/lib/query/api-error";
import { auditQuery } from "@/lib/query/audit";
import { parseAuditFilter } from "./activity-filter";
import { ActivityTable, ActivityTableSkeleton } from "./activity-table";
import { ChainLine } from "./chain-line";
import { GROUP_LABELS, searchEntries } from "./entry-words";

/** The audit log, newest first, in plain words, with the proof that nothing in it was changed. */
export function ActivityScreen() {
  const address = useAddressState();
  const { text, setText } = usePageSearch();
  const filter = parseAuditFilter(address.get);
  const log = useInfiniteQuery(auditQuery(filter));
  const loaded = log.data?.pages.flatMap((page) => page.results) ?? [];
  const total = log.data?.pages[0]?.totalCount ?? 0;
  const entries = searchEntries(loaded, text);
  const isFiltered = filter.group !== null || filter.actor !== null || filter.offboardingId !== null;

  return (
    <PageBody>
      <PageHeader
        title="Activity"
        actions={
          <>
            {log.data && (
              <ReadStamp
                readAt={log.data.pages[0]?.readAt ?? null}
                onRefresh={() => void log.refetch()}
                refreshing={log.isRefetching}
              />
            )}
            <ExportLinks report="audit" filters={{ ...filter }} />
          </>
        }
      />
      <div className="mt-1.5">
        <ChainLine />
      </div>
      <div className="mt-1">
        <Tabs
          label="What happened"
          items={[null, ...AUDIT_GROUPS].map((group) => ({
            label: group === null ? "All" : GROUP_LABELS[group],
            href: address.addressWith({ group }),
            current: group === filter.group,
          }))}
          onSelect={(item) => window.history.pushState(null, "", item.href)}
        />
      </div>
      <fieldset className="flex min-h-bar flex-wrap items-center gap-2 py-1.5">
        <legend className="sr-only">Filters</legend>
        {filter.actor === null ? (
          <>
            <Chip onClick={() => address.set({ by: "people" })}>By people</Chip>
            <Chip onClick={() => address.set({ by: "worker" })}>By the worker</Chip>
          </>
        ) : (
          <SetChip
            label="By"
            value={filter.actor === "worker" ? "the worker" : "people"}
            clearLabel="Clear the filter on who acted"
            onClear={() => address.set({ by: null })}
          />
        )}
        {filter.offboardingId !== null && (
          <SetChip
            label="Offboarding"
            value={filter.offboardingId.slice(0, 8)}
            clearLabel="Clear the filter on one offboarding"
            onClear={() => address.set({ offboarding: null })}
          />
        )}
      </fieldset>
      {log.data === undefined && log.error !== null ? (
        <ErrorPanel error={toApiError(log.error)} onTryAgain={() => void log.refetch()} trying={log.isFetching} />
      ) : (
        <Card className="overflow-clip">
          {log.data && !log.isFetchNextPageError && (
            <StaleNote error={log.error} onReadAgain={() => void log.refetch()} reading={log.isFetching} />
          )}
          {log.data === undefined ? (
            <ActivityTableSkeleton />
          ) : entries.length > 0 ? (
            <ActivityTable entries={entries} />
          ) : loaded.length > 0 ? (
            <EmptyState
              icon={SearchX}
              title={`None of the newest ${loaded.length} entries match`}
              actions={<Button onClick={() => setText("")}>Clear the search</Button>}
            >
              Searched for “{text.trim()}”{loaded.length < total && "; older entries are searched once they are loaded"}
              .
            </EmptyState>
          ) : isFiltered ? (
            <EmptyState
              icon={SearchX}
              title="No entry matches the filters"
              actions={
                <Button onClick={() => address.set({ group: null, by: null, offboarding: null })}>
                  Clear all filters
                </Button>
              }
            >
              The log has other entries.
            </EmptyState>
          ) : (
            <EmptyState icon={ScrollText} title="Nothing has happened yet">
              Every sign-in, every removal and every export is written here before it happens or right after it.
            </EmptyState>
          )}
          {loaded.length > 0 && (
            <Foot
              words={footWords(entries.length, loaded.length, total)}
              error={log.isFetchNextPageError ? toApiError(log.error).message : null}
              canLoadMore={log.hasNextPage}
              isLoading={log.isFetchingNextPage}
              onLoadMore={() => void log.fetchNextPage()}
            />
          )}
        </Card>
      )}
    </PageBody>
  );
}

interface FootProps {
  words: string;
  error: string | null;
  canLoadMore: boolean;
  isLoading: boolean;
  onLoadMore: () => void;
}

function Foot({ words, error, canLoadMore, isLoading, onLoadMore }: FootProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-t border-border px-4 py-1.5 text-sm text-text-3">
      <span role="status">
        {words}
        {error !== null && <span className="text-danger-text"> The next entries could not be read: {error}</span>}
      </span>
      {canLoadMore && (
        <Button size="sm" onClick={onLoadMore} pending={isLoading}>
          Load older entries
        </Button>
      )}
    </div>
  );
}

function footWords(matching: number, loaded: number, total: number): string {
  const of =
    loaded < total ? `the newest ${loaded.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} entries` : null;
  if (matching < loaded) return `${matching} of ${of ?? `${loaded} entries`} match`;
  return of === null ? `${loaded.toLocaleString("en-US")} ${loaded === 1 ? "entry" : "entries"}` : `Showing ${of}`;
}
