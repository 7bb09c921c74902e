"use client";

import { useQuery } from "@tanstack/react-query";
import { useReadAgain } from "@/components/shared/list/use-read-again";
import { PageBody } from "@/components/shared/page/page-body";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Note } from "@/components/ui/note";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { toApiError } from "@/lib/query/api-error";
import { queryKeys } from "@/lib/query/keys";
import { offboardingsQuery } from "@/lib/query/offboardings";
import { organizationsQuery } from "@/lib/query/organizations";
import { attentionItems } from "./attention";
import { AttentionCard } from "./attention-card";
import { Facts } from "./facts";
import { OrganizationsSkeleton } from "./organizations-skeleton";
import { OrganizationsTable } from "./organizations-table";
import { RecentOffboardings } from "./recent-offboardings";

/** Every organization with its counts, what needs a person, and the latest removals. */
export function OverviewScreen() {
  const organizations = useQuery(organizationsQuery());
  const offboardings = useQuery(offboardingsQuery());
  const readAgain = useReadAgain(queryKeys.organizations(), "/api/orgs");

  const list = organizations.data;
  const removals = offboardings.data?.results;
  const problem = organizations.error === null ? null : toApiError(organizations.error);
  return (
    <PageBody>
      <PageHeader
        title="Overview"
        actions={
          <ReadStamp readAt={list?.readAt ?? null} onRefresh={readAgain} refreshing={organizations.isFetching} />
        }
      />
      {list !== undefined && problem !== null && !organizations.isFetching && (
        <Note tone="bad" role="alert" title="Could not be read again." className="mt-3">
          {problem.message} {problem.hint} What stands here is from the last read.
        </Note>
      )}
      {list !== undefined && <Facts organizations={list.results} offboardings={removals ?? null} />}
      {list !== undefined ? (
        <OrganizationsTable organizations={list.results} />
      ) : problem !== null && !organizations.isFetching ? (
        <div className="mt-6 max-w-aside">
          <ErrorPanel error={problem} onTryAgain={readAgain} trying={organizations.isFetching} />
        </div>
      ) : (
        <OrganizationsSkeleton />
      )}
      <div className="mt-6 grid grid-cols-2 items-start gap-5 max-split:grid-cols-1">
        <AttentionCard
          items={attentionItems(list?.results ?? [], removals ?? [])}
          isKnown={list !== undefined && removals !== undefined}
          onReadAgain={readAgain}
          reading={organizations.isFetching}
        />
        <RecentOffboardings
          rows={removals ?? null}
          problem={offboardings.error === null ? null : toApiError(offboardings.error)}
          onTryAgain={() => void offboardings.refetch()}
        />
      </div>
    </PageBody>
  );
}
