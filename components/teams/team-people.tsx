"use client";

import { SearchX, UsersRound } from "lucide-react";
import type { MarkedRows } from "@/components/removal/use-marked-rows";
import { isSeenThroughV1 } from "@/components/shared/generation-words";
import { foldText } from "@/components/shared/list/search-text";
import { StaleNote } from "@/components/shared/list/stale-note";
import { HeadCell, Table } from "@/components/shared/list/table";
import { TableFoot } from "@/components/shared/list/table-foot";
import { TableSkeleton } from "@/components/shared/list/table-skeleton";
import { useShownRows } from "@/components/shared/list/use-shown-rows";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import type { ListOf, OrganizationUserRow } from "@/lib/directory/types";
import { toApiError } from "@/lib/query/api-error";
import { TeamMemberRow } from "./team-member-row";
import { whyNotOutOfTeam } from "./team-removal";

export interface TeamPeopleProps {
  teamName: string;
  query: { data: ListOf<OrganizationUserRow> | undefined; error: Error | null; isFetching: boolean };
  people: MarkedRows<OrganizationUserRow>;
  onRefresh: () => void;
  onRemove: (person: OrganizationUserRow) => void;
}

/** Who is in the team, with what can be done about each. */
export function TeamPeople({ teamName, query, people, onRefresh, onRemove }: TeamPeopleProps) {
  const { data, error, isFetching } = query;
  const signedIn = useSignedIn();
  const { text, setText } = usePageSearch();
  const { rows: all, removalOf } = people;
  const rows = searchMembers(all, text);
  const { shown, hidden, showMore } = useShownRows(rows);
  if (data === undefined && error !== null) {
    return <ErrorPanel error={toApiError(error)} onTryAgain={onRefresh} trying={isFetching} />;
  }
  const members = data === undefined || data.incomplete.length > 0 ? null : data.results.length;
  return (
    <Card aria-labelledby="members" className="overflow-clip">
      <CardHeader id="members" title="People in it" {...(members === null ? {} : { count: members })} />
      {data && <StaleNote error={error} onReadAgain={onRefresh} reading={isFetching} />}
      {data && <IncompleteBar parts={data.incomplete} onReadAgain={onRefresh} reading={isFetching} />}
      {data === undefined ? (
        <MembersSkeleton />
      ) : rows.length > 0 ? (
        <>
          <Table label={`People in ${teamName}`}>
            <Head />
            <tbody>
              {shown.map((person) => (
                <TeamMemberRow
                  key={person.id}
                  person={person}
                  removal={removalOf(person)}
                  reason={whyNotOutOfTeam(person, {
                    signedIn,
                    members,
                    removal: removalOf(person),
                    isSeenThroughV1: isSeenThroughV1(data.incomplete),
                  })}
                  onRemove={onRemove}
                />
              ))}
            </tbody>
          </Table>
          {rows.length < all.length || hidden > 0 ? (
            <TableFoot words={`${rows.length} of ${all.length} people match`} hidden={hidden} onShowMore={showMore} />
          ) : null}
        </>
      ) : all.length > 0 ? (
        <EmptyState
          icon={SearchX}
          title={`None of ${all.length} people match`}
          actions={<Button onClick={() => setText("")}>Clear the search</Button>}
        >
          Searched for “{text.trim()}” in names and e-mails.
        </EmptyState>
      ) : data.incomplete.length > 0 ? (
        <EmptyState icon={UsersRound} title="Nobody could be read">
          There may be people who could not be read; the bar above says why.
        </EmptyState>
      ) : (
        <EmptyState icon={UsersRound} title="Nobody is in this team">
          Atlas lists nobody in it, in any status.
        </EmptyState>
      )}
    </Card>
  );
}

function searchMembers(rows: readonly OrganizationUserRow[], text: string): readonly OrganizationUserRow[] {
  const words = foldText(text.trim()).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const hay = foldText(`${row.name ?? ""} ${row.username}`);
    return words.every((word) => hay.includes(word));
  });
}

function Head() {
  return (
    <thead>
      <tr>
        <HeadCell>Person</HeadCell>
        <HeadCell hideAt="cards">Status</HeadCell>
        <HeadCell hideAt="soon">Organization roles</HeadCell>
        <HeadCell hideAt="cards" title="Last sign-in to any part of Atlas, not only this organization">
          Last sign-in
        </HeadCell>
        <HeadCell className="px-0!">
          <span className="sr-only">Actions</span>
        </HeadCell>
      </tr>
    </thead>
  );
}

/** The same columns and row height while the list is read. */
function MembersSkeleton() {
  return (
    <TableSkeleton
      reading="who is in this team"
      head={<Head />}
      names={[120, 96, 142, 110]}
      detail={(name) => name + 48}
      columns={[
        { width: 54, hideAt: "cards" },
        { width: 90, hideAt: "soon" },
        { width: 56, hideAt: "cards" },
        { width: null },
      ]}
    />
  );
}
