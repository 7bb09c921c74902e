import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageProblem } from "@/components/shared/page/page-problem";
import { TeamsScreen } from "@/components/teams/teams-screen";
import { readTeams } from "@/lib/directory/teams/read-teams";
import { prefetchBriefly } from "@/lib/query/prefetch";
import { teamsQuery } from "@/lib/query/teams";
import { openOrganization } from "../open-organization";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage({ params }: { params: Promise<{ orgId: string }> }) {
  const { runtime, organization, problem } = await openOrganization((await params).orgId);
  if (problem) return <PageProblem error={problem} />;
  const state = await prefetchBriefly((client) =>
    client.prefetchQuery({
      ...teamsQuery(organization.id),
      queryFn: () => readTeams(runtime.directory, organization.id),
    }),
  );
  return (
    <HydrationBoundary state={state}>
      <TeamsScreen organizationId={organization.id} organizationName={organization.name} />
    </HydrationBoundary>
  );
}
