"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX, UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { StaleNote } from "@/components/shared/list/stale-note";
import { TableFoot } from "@/components/shared/list/table-foot";
import { useShownRows } from "@/components/shared/list/use-shown-rows";
import { PageBody } from "@/components/shared/page/page-body";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { useAddressState } from "@/components/shared/use-address-state";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { Tabs } from "@/components/ui/tabs";
import { toApiError } from "@/lib/query/api-error";
import { offboardingsQuery } from "@/lib/query/offboardings";
import { OFFBOARDING_TABS, rowsOf, searchOffboardings, tabOf } from "./offboarding-filter";
import { OffboardingTable, OffboardingTableSkeleton } from "./offboarding-table";

/** Every offboarding: what runs, what needs a person, what is done. Follows what runs by itself. */
export function OffboardingsScreen() {
  const address = useAddressState();
  const { text, setText } = usePageSearch();
  const { data, error, isFetching, isRefetchError, refetch } = useQuery(offboardingsQuery());
  const tab = tabOf(address.get("state"));
  const all = data?.results ?? [];
  const rows = searchOffboardings(rowsOf(tab, all), text);
  const { shown, hidden, showMore } = useShownRows(rows);
  const readAgain = () => void refetch();

  return (
    <PageBody>
      <PageHeader
        title="Offboardings"
        // It reads itself again all the time; only a read that repairs a failure is worth a spinner.
        actions={
          data && <ReadStamp readAt={data.readAt} onRefresh={readAgain} refreshing={isFetching && isRefetchError} />
        }
      />
      <div className="mt-1 mb-4">
        <Tabs
          label="State"
          items={OFFBOARDING_TABS.map((item) => ({
            label: item.label,
            href: address.addressWith({ state: item.value }),
            count: data === undefined ? null : rowsOf(item, all).length,
            current: item === tab,
          }))}
          onSelect={(item) => window.history.pushState(null, "", item.href)}
        />
      </div>
      {data === undefined && error !== null ? (
        <ErrorPanel error={toApiError(error)} onTryAgain={readAgain} trying={isFetching} />
      ) : data === undefined ? (
        <Card className="overflow-clip">
          <OffboardingTableSkeleton />
        </Card>
      ) : (
        <Card className="overflow-clip">
          <StaleNote error={error} onReadAgain={readAgain} reading={isFetching} />
          <IncompleteBar parts={data.incomplete} onReadAgain={readAgain} reading={isFetching} />
          {rows.length > 0 ? (
            <>
              <OffboardingTable rows={shown} />
              <TableFoot
                words={countWords(rows.length, all.length, data.totalCount)}
                hidden={hidden}
                onShowMore={showMore}
              />
            </>
          ) : all.length === 0 ? (
            <EmptyState
              icon={UserRoundMinus}
              title="Nobody has been offboarded yet"
              actions={
                <Link href="/" className={buttonClass()}>
                  Choose an organization
                </Link>
              }
            >
              Every removal that is asked for appears here, with what came of it and the proof.
            </EmptyState>
          ) : (
            <EmptyState
              icon={SearchX}
              title={`None of ${all.length} offboardings ${text.trim() === "" ? tab.noneWords : "match"}`}
              actions={
                <Button
                  onClick={() => {
                    setText("");
                    address.set({ state: null });
                  }}
                >
                  Show all
                </Button>
              }
            >
              {text.trim() === "" ? "The other tabs have them." : `Searched for “${text.trim()}” under ${tab.label}.`}
            </EmptyState>
          )}
        </Card>
      )}
    </PageBody>
  );
}

function countWords(matching: number, listed: number, total: number): string {
  const of =
    listed < total
      ? `the newest ${listed} of ${total.toLocaleString("en-US")} offboardings`
      : `${listed} ${listed === 1 ? "offboarding" : "offboardings"}`;
  return matching === listed ? of : `${matching} of ${of}`;
}
