"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { useMarkedRows } from "@/components/removal/use-marked-rows";
import { PageBody } from "@/components/shared/page/page-body";
import { usePageTitle } from "@/components/shared/page/use-page-title";
import { visibleText } from "@/components/shared/visible-text";
import { buttonClass } from "@/components/ui/button-class";
import { CopyableId } from "@/components/ui/copyable-id";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { PageHeader } from "@/components/ui/page-header";
import { ReadStamp } from "@/components/ui/read-stamp";
import type { OrganizationUserRow } from "@/lib/directory/types";
import { toApiError } from "@/lib/query/api-error";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { teamQuery, teamUsersQuery } from "@/lib/query/teams";
import { TeamPeople } from "./team-people";
import { TeamProjects } from "./team-projects";
import { TeamProjectsSkeleton } from "./team-projects-skeleton";

const RemovalDialog = lazy(() =>
  import("@/components/removal/removal-dialog").then((module) => ({ default: module.RemovalDialog })),
);

export interface TeamScreenProps {
  organizationId: string;
  teamId: string;
}

/** One team: who is in it, and which projects that opens. */
export function TeamScreen({ organizationId, teamId }: TeamScreenProps) {
  const queryClient = useQueryClient();
  const detail = useQuery(teamQuery(organizationId, teamId));
  const users = useQuery(teamUsersQuery(organizationId, teamId));
  const [removing, setRemoving] = useState<OrganizationUserRow | null>(null);
  const people = useMarkedRows(users.data, { organizationId, teamId });
  const refresh = () => {
    people.forget();
    void readAgain(queryClient, organizationId);
  };
  const name = detail.data === undefined ? "Team" : visibleText(detail.data.team.name);
  usePageTitle(name);
  const unknown =
    detail.error !== null && detail.data === undefined && toApiError(detail.error).code === "NOT_FOUND"
      ? toApiError(detail.error)
      : null;

  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Teams", href: `/orgs/${organizationId}/teams` }]}
        title={name}
        actions={
          unknown === null && (
            <ReadStamp
              readAt={users.data?.readAt ?? detail.data?.readAt ?? null}
              onRefresh={refresh}
              refreshing={detail.isFetching || users.isFetching}
            />
          )
        }
      />
      {detail.data && (
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-text-3 [overflow-wrap:anywhere]">
          <span>{detail.data.organization.name}</span>
          <CopyableId value={teamId} what="team ID" />
        </p>
      )}
      {unknown !== null ? (
        <div className="mt-4">
          <ErrorPanel
            error={unknown}
            actions={
              <Link href={`/orgs/${organizationId}/teams`} className={buttonClass()}>
                All teams
              </Link>
            }
          />
        </div>
      ) : (
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)_376px] items-start gap-6 max-split:grid-cols-1 max-split:gap-5">
          <TeamPeople
            people={people}
            teamName={name}
            query={{ data: users.data, error: users.error, isFetching: users.isFetching }}
            onRefresh={refresh}
            onRemove={setRemoving}
          />
          <div className="grid grid-cols-1 gap-4">
            {detail.data !== undefined ? (
              <>
                <IncompleteBar
                  flat={false}
                  parts={detail.data.incomplete}
                  onReadAgain={refresh}
                  reading={detail.isFetching}
                />
                <TeamProjects
                  organizationId={organizationId}
                  projects={detail.data.projects}
                  isIncomplete={detail.data.incomplete.length > 0}
                />
              </>
            ) : detail.error !== null ? (
              <ErrorPanel error={toApiError(detail.error)} onTryAgain={refresh} trying={detail.isFetching} />
            ) : (
              <TeamProjectsSkeleton />
            )}
          </div>
        </div>
      )}
      <Suspense>
        {removing !== null && (
          <RemovalDialog
            target={{ kind: "remove_from_team", organizationId, teamId, userId: removing.id }}
            person={removing}
            placeName={detail.data?.team.name ?? "the team"}
            onClose={() => setRemoving(null)}
            finalFocus={() => document.getElementById("main")}
          />
        )}
      </Suspense>
    </PageBody>
  );
}
