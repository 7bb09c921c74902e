import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageProblem } from "@/components/shared/page-problem";
import { TeamsScreen } from "@/components/teams/teams-screen";
import { requirePage } from "@/lib/auth/request-context";
import { readTeams } from "@/lib/directory/read-teams";
import { prefetchBriefly } from "@/lib/query/prefetch";
import { teamsQuery } from "@/lib/query/teams";
import { findOrganization } from "../find-organization";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage({ params }: { params: Promise<{ orgId: string }> }) {
  const { runtime } = await requirePage("read");
  const { organization, problem } = await findOrganization(runtime, (await params).orgId);
  if (problem) return <PageProblem error={problem} />;
  if (!organization) notFound();
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
