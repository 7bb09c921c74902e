import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageProblem } from "@/components/shared/page/page-problem";
import { TeamScreen } from "@/components/teams/team-screen";
import { readTeam } from "@/lib/directory/teams/read-team";
import { readTeamUsers } from "@/lib/directory/teams/read-team-users";
import { prefetchBriefly } from "@/lib/query/prefetch";
import { teamQuery, teamUsersQuery } from "@/lib/query/teams";
import { openOrganization } from "../../open-organization";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ orgId: string; teamId: string }> }) {
  const { orgId, teamId } = await params;
  const { runtime, organization, problem } = await openOrganization(orgId);
  if (problem) return <PageProblem error={problem} />;
  const state = await prefetchBriefly((client) =>
    Promise.all([
      client.prefetchQuery({
        ...teamQuery(organization.id, teamId),
        queryFn: () => readTeam(runtime.directory, organization.id, teamId),
      }),
      client.prefetchQuery({
        ...teamUsersQuery(organization.id, teamId),
        queryFn: () => readTeamUsers(runtime.directory, organization.id, teamId),
      }),
    ]),
  );
  return (
    <HydrationBoundary state={state}>
      <TeamScreen organizationId={organization.id} teamId={teamId} />
    </HydrationBoundary>
  );
}
