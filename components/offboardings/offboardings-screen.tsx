"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX, UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { PageBody } from "@/components/shared/page-body";
import { useAddressState } from "@/components/shared/use-address-state";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { Tabs } from "@/components/ui/tabs";
import { toApiError } from "@/lib/query/api-error";
import { offboardingsQuery } from "@/lib/query/offboardings";
import { OFFBOARDING_TABS, rowsOf, tabOf } from "./offboarding-filter";
import { OffboardingTable, OffboardingTableSkeleton } from "./offboarding-table";

/** Every offboarding: what runs, what needs a person, what is done. Follows what runs by itself. */
export function OffboardingsScreen() {
  const address = useAddressState();
  const { data, error, isFetching, refetch } = useQuery(offboardingsQuery());
  const tab = tabOf(address.get("state"));
  const all = data?.results ?? [];
  const rows = rowsOf(tab, all);

  return (
    <PageBody>
      <PageHeader
        title="Offboardings"
        actions={
          data && (
            <ReadStamp
              readAt={data.readAt}
              onRefresh={() => void refetch()}
              refreshing={isFetching && error !== null}
            />
          )
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
          onSelect={(item) => window.history.replaceState(null, "", item.href)}
        />
      </div>
      {data === undefined && error !== null ? (
        <ErrorPanel error={toApiError(error)} onTryAgain={() => void refetch()} trying={isFetching} />
      ) : (
        <Card className="overflow-clip">
          {data && <IncompleteBar parts={data.incomplete} onReadAgain={() => void refetch()} reading={isFetching} />}
          {data === undefined ? (
            <OffboardingTableSkeleton />
          ) : rows.length > 0 ? (
            <OffboardingTable rows={rows} />
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
              title={`None of ${all.length} offboardings ${EMPTY_WORDS[tab.label] ?? "match"}`}
              actions={
                <Link href={address.addressWith({ state: null })} className={buttonClass()}>
                  Show all
                </Link>
              }
            >
              The other tabs have them.
            </EmptyState>
          )}
        </Card>
      )}
    </PageBody>
  );
}

const EMPTY_WORDS: Record<string, string> = {
  Running: "is running",
  "Needs attention": "needs attention",
  Done: "is done",
};
