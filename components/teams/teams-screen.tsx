"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SearchX, UsersRound } from "lucide-react";
import { PageBody } from "@/components/shared/page-body";
import { usePageSearch } from "@/components/shared/page-search";
import { StaleNote } from "@/components/shared/stale-note";
import { TableFoot } from "@/components/shared/table-foot";
import { useAddressState } from "@/components/shared/use-address-state";
import { useShownRows } from "@/components/shared/use-shown-rows";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { toApiError } from "@/lib/query/api-error";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { teamsQuery } from "@/lib/query/teams";
import { formatTeamOrder, nextTeamOrder, orderTeams, parseTeamOrder, searchTeams } from "./team-order";
import { TeamTable, TeamTableSkeleton } from "./team-table";

export interface TeamsScreenProps {
  organizationId: string;
  organizationName: string;
}

/** The teams of one organization, with how many people are in each. */
export function TeamsScreen({ organizationId, organizationName }: TeamsScreenProps) {
  const queryClient = useQueryClient();
  const address = useAddressState();
  const { text, setText } = usePageSearch();
  const { data, error, isFetching } = useQuery(teamsQuery(organizationId));
  const order = parseTeamOrder(address.get("sort"));
  const all = data?.results ?? [];
  const rows = orderTeams(searchTeams(all, text), order);
  const { shown, hidden, showMore } = useShownRows(rows);
  const refresh = () => void readAgain(queryClient, organizationId);

  return (
    <PageBody>
      <PageHeader
        title="Teams"
        actions={data && <ReadStamp readAt={data.readAt} onRefresh={refresh} refreshing={isFetching} />}
      />
      <div className="mt-3">
        {data === undefined && error !== null ? (
          <ErrorPanel error={toApiError(error)} onTryAgain={refresh} trying={isFetching} />
        ) : (
          <Card className="overflow-clip">
            {data && <StaleNote error={error} onReadAgain={refresh} reading={isFetching} />}
            {data && <IncompleteBar parts={data.incomplete} onReadAgain={refresh} reading={isFetching} />}
            {data === undefined ? (
              <TeamTableSkeleton />
            ) : rows.length > 0 ? (
              <>
                <TeamTable
                  organizationId={organizationId}
                  rows={shown}
                  isIncomplete={data.incomplete.length > 0}
                  order={order}
                  onSort={(key) => address.set({ sort: formatTeamOrder(nextTeamOrder(order, key)) })}
                />
                <TableFoot words={countWords(rows.length, all.length)} hidden={hidden} onShowMore={showMore} />
              </>
            ) : all.length > 0 ? (
              <EmptyState
                icon={SearchX}
                title={`None of ${countWords(all.length, all.length)} match`}
                actions={<Button onClick={() => setText("")}>Clear the search</Button>}
              >
                Searched for “{text.trim()}” in names and IDs.
              </EmptyState>
            ) : data.incomplete.length > 0 ? (
              <EmptyState icon={UsersRound} title="No team could be read">
                There may be teams that could not be read; the bar above says why.
              </EmptyState>
            ) : (
              <EmptyState icon={UsersRound} title={`${organizationName} has no teams`}>
                Atlas lists none that this connection may see. Teams that are created appear here at the next read.
              </EmptyState>
            )}
          </Card>
        )}
      </div>
    </PageBody>
  );
}

function countWords(matching: number, all: number): string {
  const teams = `${all.toLocaleString("en-US")} ${all === 1 ? "team" : "teams"}`;
  return matching === all ? teams : `${matching.toLocaleString("en-US")} of ${teams} match`;
}
