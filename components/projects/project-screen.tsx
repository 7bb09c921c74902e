"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { useMarkedRows } from "@/components/removal/use-marked-rows";
import { ExportLinks } from "@/components/shared/list/export-links";
import { PageBody } from "@/components/shared/page/page-body";
import { usePageTitle } from "@/components/shared/page/use-page-title";
import { UtcDate } from "@/components/shared/utc-date";
import { buttonClass } from "@/components/ui/button-class";
import { CopyableId } from "@/components/ui/copyable-id";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import type { ProjectUserRow as Person, ProjectDetail } from "@/lib/directory/types";
import { type ApiError, toApiError } from "@/lib/query/api-error";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { projectQuery, projectUsersQuery } from "@/lib/query/projects";
import { ProjectPeople } from "./project-people";
import { ProjectTeams } from "./project-teams";

const RemovalDialog = lazy(() =>
  import("@/components/removal/removal-dialog").then((module) => ({ default: module.RemovalDialog })),
);

export interface ProjectScreenProps {
  organizationId: string;
  projectId: string;
}

/** Who can reach one project, and how. Only direct roles are removed here; the rest says where to go. */
export function ProjectScreen({ organizationId, projectId }: ProjectScreenProps) {
  const queryClient = useQueryClient();
  const detail = useQuery(projectQuery(organizationId, projectId));
  const users = useQuery(projectUsersQuery(organizationId, projectId));
  const [removing, setRemoving] = useState<Person | null>(null);
  const people = useMarkedRows(users.data, { organizationId, projectId });
  const refresh = () => {
    people.forget();
    void readAgain(queryClient, organizationId);
  };
  const isFetching = detail.isFetching || users.isFetching;
  const name = detail.data?.project.name ?? "Project";
  usePageTitle(name);
  const readAt = users.data?.readAt ?? detail.data?.readAt ?? null;
  const isUnknown = detail.error !== null && detail.data === undefined && toApiError(detail.error).code === "NOT_FOUND";

  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Projects", href: `/orgs/${organizationId}/projects` }]}
        title={name}
        actions={
          !isUnknown && (
            <>
              <ReadStamp readAt={readAt} onRefresh={refresh} refreshing={isFetching} />
              <ExportLinks report="project-users" filters={{ orgId: organizationId, projectId }} />
            </>
          )
        }
      />
      {detail.data && <Facts detail={detail.data} />}
      {isUnknown && detail.error !== null ? (
        <Unknown error={toApiError(detail.error)} organizationId={organizationId} />
      ) : (
        <>
          <ProjectPeople
            organizationId={organizationId}
            projectName={name}
            people={people}
            query={{ data: users.data, error: users.error, isFetching: users.isFetching }}
            onRefresh={refresh}
            onRemove={setRemoving}
          />
          <div className="mt-5">
            {detail.data && (
              <>
                <IncompleteBar flat={false} parts={detail.data.incomplete} onReadAgain={refresh} reading={isFetching} />
                <div className="mt-4 first:mt-0">
                  <ProjectTeams organizationId={organizationId} teams={detail.data.teams} />
                </div>
              </>
            )}
            {detail.error !== null && detail.data === undefined && (
              <ErrorPanel error={toApiError(detail.error)} onTryAgain={refresh} trying={detail.isFetching} />
            )}
          </div>
        </>
      )}
      <Suspense>
        {removing !== null && (
          <RemovalDialog
            target={{ kind: "remove_from_project", organizationId, projectId, userId: removing.id }}
            person={removing}
            placeName={name}
            onClose={() => setRemoving(null)}
          />
        )}
      </Suspense>
    </PageBody>
  );
}

function Facts({ detail: { project, organization } }: { detail: ProjectDetail }) {
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-text-3 [overflow-wrap:anywhere]">
      <span>{organization.name}</span>
      <span>
        {project.clusterCount} {project.clusterCount === 1 ? "cluster" : "clusters"}
      </span>
      <span>
        Created <UtcDate at={project.createdAt} />
      </span>
      <CopyableId value={project.id} what="project ID" />
    </p>
  );
}

function Unknown({ error, organizationId }: { error: ApiError; organizationId: string }) {
  return (
    <div className="mt-4">
      <ErrorPanel
        error={error}
        actions={
          <Link href={`/orgs/${organizationId}/projects`} className={buttonClass()}>
            All projects
          </Link>
        }
      />
    </div>
  );
}
