"use client";

import { SearchX, UsersRound } from "lucide-react";
import type { MarkedRows } from "@/components/removal/use-marked-rows";
import { countWords, knownCount } from "@/components/shared/list/known-count";
import { StaleNote } from "@/components/shared/list/stale-note";
import { TableFoot } from "@/components/shared/list/table-foot";
import { useShownRows } from "@/components/shared/list/use-shown-rows";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { useAddressState } from "@/components/shared/use-address-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { Tabs } from "@/components/ui/tabs";
import type { ListOf, ProjectUserRow as Person } from "@/lib/directory/types";
import { toApiError } from "@/lib/query/api-error";
import { ACCESS_KINDS, type AccessKind, reachesBy, searchPeople } from "./project-access";
import { ProjectUserRow } from "./project-user-row";
import { ProjectUserTable, ProjectUserTableSkeleton } from "./project-user-table";

const KIND_LABELS: Record<AccessKind, string> = {
  direct: "Direct role",
  team: "Via a team",
  organization: "Via an organization role",
};

export interface ProjectPeopleProps {
  organizationId: string;
  projectName: string;
  query: {
    data: ListOf<Person> | undefined;
    error: Error | null;
    isFetching: boolean;
  };
  people: MarkedRows<Person>;
  onRefresh: () => void;
  onRemove: (person: Person) => void;
}

/** The people of a project by how they reach it, with what can be done about each. */
export function ProjectPeople({ organizationId, projectName, query, people, onRefresh, onRemove }: ProjectPeopleProps) {
  const { data, error, isFetching } = query;
  const address = useAddressState();
  const { text, setText } = usePageSearch();
  const kind = ACCESS_KINDS.find((candidate) => candidate === address.get("via")) ?? null;
  const { rows: all, removalOf } = people;
  const isIncomplete = (data?.incomplete.length ?? 0) > 0;
  const rows = searchPeople(kind === null ? all : all.filter((row) => reachesBy(row, kind)), text);
  const { shown, hidden, showMore } = useShownRows(rows);
  if (data === undefined && error !== null) {
    return (
      <div className="mt-4">
        <ErrorPanel error={toApiError(error)} onTryAgain={onRefresh} trying={isFetching} />
      </div>
    );
  }
  return (
    <>
      <div className="mt-1 mb-4">
        <Tabs
          label="How they reach it"
          items={[null, ...ACCESS_KINDS].map((item) => ({
            label: item === null ? "Everyone" : KIND_LABELS[item],
            href: address.addressWith({ via: item }),
            count:
              data === undefined
                ? null
                : knownCount(all.filter((row) => item === null || reachesBy(row, item)).length, isIncomplete),
            current: item === kind,
          }))}
          onSelect={(item) => window.history.pushState(null, "", item.href)}
        />
      </div>
      <Card className="overflow-clip">
        {data && <StaleNote error={error} onReadAgain={onRefresh} reading={isFetching} />}
        {data && <IncompleteBar parts={data.incomplete} onReadAgain={onRefresh} reading={isFetching} />}
        {data === undefined ? (
          <ProjectUserTableSkeleton />
        ) : rows.length > 0 ? (
          <>
            <ProjectUserTable projectName={projectName}>
              {shown.map((person) => (
                <ProjectUserRow
                  key={person.id}
                  organizationId={organizationId}
                  person={person}
                  removal={removalOf(person)}
                  onRemove={onRemove}
                />
              ))}
            </ProjectUserTable>
            <TableFoot
              words={
                rows.length === all.length
                  ? `${countWords(all.length, isIncomplete)} people`
                  : `${rows.length} of ${all.length} people match`
              }
              hidden={hidden}
              onShowMore={showMore}
            />
          </>
        ) : all.length > 0 ? (
          <EmptyState
            icon={SearchX}
            title={`None of ${all.length} people match`}
            actions={
              <Button
                onClick={() => {
                  setText("");
                  address.set({ via: null });
                }}
              >
                Clear all filters
              </Button>
            }
          >
            {kind !== null && `Filter: ${KIND_LABELS[kind].toLowerCase()}. `}
            {text.trim() !== "" && `Text: “${text.trim()}”. `}
            {isIncomplete && "The list is incomplete, so someone may be missing from it."}
          </EmptyState>
        ) : isIncomplete ? (
          <EmptyState icon={UsersRound} title="Nobody could be read">
            There may be people who could not be read; the bar above says why.
          </EmptyState>
        ) : (
          <EmptyState icon={UsersRound} title="Nobody can reach this project">
            Atlas lists no direct role, no team and no organization role that opens it.
          </EmptyState>
        )}
      </Card>
    </>
  );
}
