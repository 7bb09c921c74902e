import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ProjectScreen } from "@/components/projects/project-screen";
import { PageProblem } from "@/components/shared/page/page-problem";
import { readProject } from "@/lib/directory/projects/read-project";
import { readProjectUsers } from "@/lib/directory/projects/read-project-users";
import { prefetchBriefly } from "@/lib/query/prefetch";
import { projectQuery, projectUsersQuery } from "@/lib/query/projects";
import { openOrganization } from "../../open-organization";

export const metadata: Metadata = { title: "Project" };

export default async function ProjectPage({ params }: { params: Promise<{ orgId: string; projectId: string }> }) {
  const { orgId, projectId } = await params;
  const { runtime, organization, problem } = await openOrganization(orgId);
  if (problem) return <PageProblem error={problem} />;
  const state = await prefetchBriefly((client) =>
    Promise.all([
      client.prefetchQuery({
        ...projectQuery(organization.id, projectId),
        queryFn: () => readProject(runtime.directory, organization.id, projectId),
      }),
      client.prefetchQuery({
        ...projectUsersQuery(organization.id, projectId),
        queryFn: () => readProjectUsers(runtime.directory, organization.id, projectId),
      }),
    ]),
  );
  return (
    <HydrationBoundary state={state}>
      <ProjectScreen organizationId={organization.id} projectId={projectId} />
    </HydrationBoundary>
  );
}
