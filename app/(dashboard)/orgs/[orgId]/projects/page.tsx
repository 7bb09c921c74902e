import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ProjectsScreen } from "@/components/projects/projects-screen";
import { PageProblem } from "@/components/shared/page/page-problem";
import { readProjects } from "@/lib/directory/projects/read-projects";
import { prefetchBriefly } from "@/lib/query/prefetch";
import { projectsQuery } from "@/lib/query/projects";
import { openOrganization } from "../open-organization";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage({ params }: { params: Promise<{ orgId: string }> }) {
  const { runtime, organization, problem } = await openOrganization((await params).orgId);
  if (problem) return <PageProblem error={problem} />;
  const state = await prefetchBriefly((client) =>
    client.prefetchQuery({
      ...projectsQuery(organization.id),
      queryFn: () => readProjects(runtime.directory, organization.id),
    }),
  );
  return (
    <HydrationBoundary state={state}>
      <ProjectsScreen organizationId={organization.id} organizationName={organization.name} />
    </HydrationBoundary>
  );
}
