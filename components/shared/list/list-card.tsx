"use client";

import { type LucideIcon, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import type { ListOf } from "@/lib/directory/types";
import { toApiError } from "@/lib/query/api-error";
import { usePageSearch } from "../shell/page-search";
import { StaleNote } from "./stale-note";
import { TableFoot } from "./table-foot";
import { useShownRows } from "./use-shown-rows";

export interface ListCardProps<Row> {
  query: { data: ListOf<Row> | undefined; error: Error | null; isFetching: boolean };
  onReadAgain: () => void;
  /** What a row is, and many of them: "project", "projects". */
  noun: readonly [string, string];
  icon: LucideIcon;
  /** The rows that match what was typed, in their order. */
  rows: readonly Row[];
  table: (shown: readonly Row[], isIncomplete: boolean) => ReactNode;
  skeleton: ReactNode;
  /** Said when a complete read found none. */
  none: { title: string; words: string };
}

/** A list of an organization that is searched by name: its table, or why there is none. */
export function ListCard<Row>({ query, onReadAgain, noun, icon, rows, table, skeleton, none }: ListCardProps<Row>) {
  const { data, error, isFetching } = query;
  const { text, setText } = usePageSearch();
  const { shown, hidden, showMore } = useShownRows(rows);
  if (data === undefined) {
    if (error === null) return <Card className="overflow-clip">{skeleton}</Card>;
    return <ErrorPanel error={toApiError(error)} onTryAgain={onReadAgain} trying={isFetching} />;
  }
  const total = data.results.length;
  const [one, many] = noun;
  const all = `${total.toLocaleString("en-US")} ${total === 1 ? one : many}`;
  return (
    <Card className="overflow-clip">
      <StaleNote error={error} onReadAgain={onReadAgain} reading={isFetching} />
      <IncompleteBar parts={data.incomplete} onReadAgain={onReadAgain} reading={isFetching} />
      {rows.length > 0 ? (
        <>
          {table(shown, data.incomplete.length > 0)}
          <TableFoot
            words={rows.length === total ? all : `${rows.length.toLocaleString("en-US")} of ${all} match`}
            hidden={hidden}
            onShowMore={showMore}
          />
        </>
      ) : total > 0 ? (
        <EmptyState
          icon={SearchX}
          title={`None of ${all} match`}
          actions={<Button onClick={() => setText("")}>Clear the search</Button>}
        >
          Searched for “{text.trim()}” in names and IDs.
        </EmptyState>
      ) : data.incomplete.length > 0 ? (
        <EmptyState icon={icon} title={`No ${one} could be read`}>
          There may be {many} that could not be read; the bar above says why.
        </EmptyState>
      ) : (
        <EmptyState icon={icon} title={none.title}>
          {none.words}
        </EmptyState>
      )}
    </Card>
  );
}
