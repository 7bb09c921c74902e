"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug, RefreshCw } from "lucide-react";
import { StaleNote } from "@/components/shared/list/stale-note";
import { PageBody } from "@/components/shared/page/page-body";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { toApiError } from "@/lib/query/api-error";
import { connectionsQuery } from "@/lib/query/connections";
import { ConnectionCard } from "./connection-card";

/** Every connection, tested: a broken one says what is wrong with it and hides no other. */
export function ConnectionsScreen() {
  const { data, error, isFetching, refetch } = useQuery(connectionsQuery());
  const isTesting = useIsHydrated() && isFetching;
  const test = () => void refetch();
  return (
    <PageBody>
      <PageHeader
        title="Connections"
        actions={
          <span className="flex items-center gap-3">
            {data && (
              <span className="text-sm text-text-3">
                Tested <RelativeTime at={data.readAt} stepMs={1000} />
              </span>
            )}
            <Button size="sm" onClick={test} pending={isTesting}>
              {!isTesting && <RefreshCw aria-hidden className="size-icon-sm" />}
              Test again
            </Button>
          </span>
        }
      />
      <p className="mt-0.5 text-sm text-text-3">
        One credential for one organization each. Tests only read; no secret is shown or sent here.
      </p>
      <div className="mt-4 grid grid-cols-1 gap-4">
        {data === undefined && error !== null ? (
          <ErrorPanel error={toApiError(error)} onTryAgain={test} trying={isFetching} />
        ) : data === undefined ? (
          <ConnectionsSkeleton />
        ) : (
          <>
            <StaleNote error={error} onReadAgain={test} reading={isFetching} />
            {data.results.map((report, index) => (
              <ConnectionCard key={report.name} report={report} headingId={`connection-${index}`} />
            ))}
            {data.results.length === 0 && (
              <Card>
                <EmptyState icon={Plug} title="No connection is configured">
                  Set the credentials of an organization, as the README says, and start the dashboard again.
                </EmptyState>
              </Card>
            )}
          </>
        )}
      </div>
      <p role="status" className="sr-only">
        {isTesting
          ? "Testing the connections"
          : data
            ? `${data.results.length} ${data.results.length === 1 ? "connection" : "connections"} tested`
            : ""}
      </p>
    </PageBody>
  );
}

function ConnectionsSkeleton() {
  return (
    <div aria-hidden className="appear-late grid gap-4">
      {[152, 128].map((width) => (
        <Card key={width}>
          <p className="border-b border-border px-4 py-3">
            <Skeleton width={width} />
          </p>
          <div className="grid gap-3 px-4 py-4">
            {[260, 220, 300, 180].map((line) => (
              <Skeleton key={line} width={line} />
            ))}
          </div>
        </Card>
      ))}
    </div>
  );
}
