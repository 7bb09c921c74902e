"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FolderClosed } from "lucide-react";
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
import { projectsQuery } from "@/lib/query/projects";
import { orderProjects, PROJECT_SORT_KEYS, PROJECTS_BY_NAME } from "./project-order";
import { ProjectTable, ProjectTableSkeleton } from "./project-table";

export interface ProjectsScreenProps {
  organizationId: string;
  organizationName: string;
}

/** The projects of one organization, with how many people hold a direct role in each. */
export function ProjectsScreen({ organizationId, organizationName }: ProjectsScreenProps) {
  const queryClient = useQueryClient();
  const address = useAddressState();
  const { text } = usePageSearch();
  const { data, error, isFetching } = useQuery(projectsQuery(organizationId));
  const order = parseOrder(address.get("sort"), PROJECT_SORT_KEYS, PROJECTS_BY_NAME);
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
        <ListCard
          query={{ data, error, isFetching }}
          onReadAgain={refresh}
          noun={["project", "projects"]}
          icon={FolderClosed}
          rows={orderProjects(searchNamed(data?.results ?? [], text), order)}
          table={(shown, isIncomplete) => (
            <ProjectTable
              organizationId={organizationId}
              rows={shown}
              isIncomplete={isIncomplete}
              order={order}
              onSort={(key) => address.set({ sort: formatOrder(nextOrder(order, key), PROJECTS_BY_NAME) })}
            />
          )}
          skeleton={<ProjectTableSkeleton />}
          none={{
            title: `${organizationName} has no projects`,
            words: "Atlas lists none. Projects that are created appear here at the next read.",
          }}
        />
      </div>
    </PageBody>
  );
}
