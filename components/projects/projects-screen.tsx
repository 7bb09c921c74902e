"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FolderClosed, SearchX } from "lucide-react";
import { ExportLinks } from "@/components/shared/export-links";
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
import { projectsQuery } from "@/lib/query/projects";
import { formatProjectOrder, orderProjects, parseProjectOrder, searchProjects } from "./project-order";
import { ProjectTable, ProjectTableSkeleton } from "./project-table";

export interface ProjectsScreenProps {
  organizationId: string;
  organizationName: string;
}

/** The projects of one organization, with how many people hold a direct role in each. */
export function ProjectsScreen({ organizationId, organizationName }: ProjectsScreenProps) {
  const queryClient = useQueryClient();
  const address = useAddressState();
  const { text, setText } = usePageSearch();
  const { data, error, isFetching } = useQuery(projectsQuery(organizationId));
  const order = parseProjectOrder(address.get("sort"));
  const all = data?.results ?? [];
  const rows = orderProjects(searchProjects(all, text), order);
  const { shown, hidden, showMore } = useShownRows(rows);
  const refresh = () => void readAgain(queryClient, organizationId);

  return (
    <PageBody>
      <PageHeader
        title="Projects"
        actions={
          <>
            {data && <ReadStamp readAt={data.readAt} onRefresh={refresh} refreshing={isFetching} />}
            <ExportLinks report="projects" filters={{ orgId: organizationId }} />
          </>
        }
      />
      <div className="mt-3">
        {data === undefined && error !== null ? (
          <ErrorPanel error={toApiError(error)} onTryAgain={refresh} trying={isFetching} />
        ) : (
          <Card className="overflow-clip">
            {data && <StaleNote error={error} onReadAgain={refresh} reading={isFetching} />}
            {data && <IncompleteBar parts={data.incomplete} onReadAgain={refresh} reading={isFetching} />}
            {data === undefined ? (
              <ProjectTableSkeleton />
            ) : rows.length > 0 ? (
              <>
                <ProjectTable
                  organizationId={organizationId}
                  rows={shown}
                  isIncomplete={data.incomplete.length > 0}
                  order={order}
                  onSort={(key) =>
                    address.set({
                      sort: formatProjectOrder({ key, descending: order.key === key && !order.descending }),
                    })
                  }
                />
                <TableFoot words={countWords(rows.length, all.length)} hidden={hidden} onShowMore={showMore} />
              </>
            ) : all.length > 0 ? (
              <EmptyState
                icon={SearchX}
                title={`None of ${all.length} projects match`}
                actions={<Button onClick={() => setText("")}>Clear the search</Button>}
              >
                Searched for “{text.trim()}” in names and IDs.
              </EmptyState>
            ) : data.incomplete.length > 0 ? (
              <EmptyState icon={FolderClosed} title="No project could be read">
                There may be projects that could not be read; the bar above says why.
              </EmptyState>
            ) : (
              <EmptyState icon={FolderClosed} title={`${organizationName} has no projects`}>
                Atlas lists none. Projects that are created appear here at the next read.
              </EmptyState>
            )}
          </Card>
        )}
      </div>
    </PageBody>
  );
}

function countWords(matching: number, all: number): string {
  const noun = all === 1 ? "project" : "projects";
  return matching === all ? `${all.toLocaleString("en-US")} ${noun}` : `${matching} of ${all} ${noun} match`;
}
