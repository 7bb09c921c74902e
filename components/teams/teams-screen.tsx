"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { ExportLinks } from "@/components/shared/list/export-links";
import { ListCard } from "@/components/shared/list/list-card";
import { formatOrder, nextOrder, parseOrder } from "@/components/shared/list/list-order";
import { searchNamed } from "@/components/shared/list/named-rows";
import { PageBody } from "@/components/shared/page/page-body";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { useAddressState } from "@/components/shared/use-address-state";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { teamsQuery } from "@/lib/query/teams";
import { orderTeams, TEAM_SORT_KEYS, TEAMS_BY_NAME } from "./team-order";
import { TeamTable, TeamTableSkeleton } from "./team-table";

export interface TeamsScreenProps {
  organizationId: string;
  organizationName: string;
}

/** The teams of one organization, with how many people are in each. */
export function TeamsScreen({ organizationId, organizationName }: TeamsScreenProps) {
  const queryClient = useQueryClient();
  const address = useAddressState();
  const { text } = usePageSearch();
  const { data, error, isFetching } = useQuery(teamsQuery(organizationId));
  const order = parseOrder(address.get("sort"), TEAM_SORT_KEYS, TEAMS_BY_NAME);
  const refresh = () => void readAgain(queryClient, organizationId);
  return (
    <PageBody>
      <PageHeader
        title="Teams"
        actions={
          <>
            {data && <ReadStamp readAt={data.readAt} onRefresh={refresh} refreshing={isFetching} />}
            <ExportLinks report="teams" filters={{ orgId: organizationId }} />
          </>
        }
      />
      <div className="mt-3">
        <ListCard
          query={{ data, error, isFetching }}
          onReadAgain={refresh}
          noun={["team", "teams"]}
          icon={UsersRound}
          rows={orderTeams(searchNamed(data?.results ?? [], text), order)}
          table={(shown, isIncomplete) => (
            <TeamTable
              organizationId={organizationId}
              rows={shown}
              isIncomplete={isIncomplete}
              order={order}
              onSort={(key) => address.set({ sort: formatOrder(nextOrder(order, key), TEAMS_BY_NAME) })}
            />
          )}
          skeleton={<TeamTableSkeleton />}
          none={{
            title: `${organizationName} has no teams`,
            words:
              "Atlas lists none that this connection may see. Teams that are created appear here at the next read.",
          }}
        />
      </div>
    </PageBody>
  );
}
