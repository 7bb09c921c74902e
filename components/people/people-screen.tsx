"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { SearchX, UsersRound } from "lucide-react";
import { StaleNote } from "@/components/shared/list/stale-note";
import { useSettled } from "@/components/shared/list/use-settled";
import { PageBody } from "@/components/shared/page/page-body";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { visibleText } from "@/components/shared/visible-text";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { Kbd } from "@/components/ui/kbd";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import { toApiError } from "@/lib/query/api-error";
import { searchLeftoversAgain } from "@/lib/query/leftovers";
import { peopleQuery, peopleQueryText, searchPeopleAgain } from "@/lib/query/people";
import { LeftoverResults } from "./leftover-results";
import { groupHits } from "./people-groups";
import { PeopleResults, PeopleSkeleton } from "./people-results";

const QUIET_MS = 300;

/** Finds people in every connected organization. What is typed stays in memory: no e-mail stands in the address. */
export function PeopleScreen() {
  const { text, setText } = usePageSearch();
  const settled = useSettled(text, QUIET_MS);
  const query = peopleQueryText(settled);
  const queryClient = useQueryClient();
  const { data, error, isFetching } = useQuery(peopleQuery(settled));
  const isWaiting = peopleQueryText(text) !== null && (text !== settled || (isFetching && data === undefined));
  const problem = error === null ? null : toApiError(error);
  // What is typed is at fault, say it is too long: neither another try nor a look at every project would help.
  const isRefused = problem?.code === "BAD_INPUT";
  const again = () => {
    void searchPeopleAgain(queryClient, settled);
    void searchLeftoversAgain(queryClient, settled);
  };

  return (
    <PageBody>
      <PageHeader
        title="People"
        actions={data && query !== null && <ReadStamp readAt={data.readAt} onRefresh={again} refreshing={isFetching} />}
      />
      <p className="mt-0.5 text-sm text-text-2">
        Everyone in every connected organization: members, pending, expired and declined invitations, and who was
        offboarded here.
      </p>
      <div className="mt-4">
        {isWaiting ? (
          <PeopleSkeleton />
        ) : query === null ? (
          <Card>
            <EmptyState icon={UsersRound} title="Find a person">
              Type a name, an e-mail or a user ID into the search above; <Kbd>/</Kbd> takes you there. Parts of words
              match too.
            </EmptyState>
          </Card>
        ) : data === undefined ? (
          problem !== null && (
            <ErrorPanel error={problem} trying={isFetching} {...(!isRefused && { onTryAgain: again })} />
          )
        ) : (
          <Card className="overflow-clip">
            <StaleNote error={error} onReadAgain={again} reading={isFetching} />
            <IncompleteBar parts={data.incomplete} onReadAgain={again} reading={isFetching} />
            {data.results.length > 0 ? (
              <PeopleResults
                groups={groupHits(data.results)}
                total={data.totalCount}
                isPartial={data.incomplete.length > 0}
              />
            ) : (
              <EmptyState
                icon={SearchX}
                title={`Nobody matches “${visibleText(query)}”`}
                actions={<Button onClick={() => setText("")}>Clear the search</Button>}
              >
                {data.incomplete.length > 0
                  ? "Not every organization could be read, so they may be in one of those; the bar above says which."
                  : "Names, e-mails and IDs of every connected organization were searched, invitations and who was offboarded here included."}
              </EmptyState>
            )}
          </Card>
        )}
      </div>
      {!isRefused && <LeftoverResults text={settled} />}
    </PageBody>
  );
}
