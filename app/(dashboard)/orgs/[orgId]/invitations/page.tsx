import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { InvitationsScreen } from "@/components/invitations/invitations-screen";
import { PageProblem } from "@/components/shared/page/page-problem";
import { readInvitations } from "@/lib/directory/invitations/read-invitations";
import { invitationsQuery } from "@/lib/query/invitations";
import { prefetchBriefly } from "@/lib/query/prefetch";
import { openOrganization } from "../open-organization";

export const metadata: Metadata = { title: "Invitations" };

export default async function InvitationsPage({ params }: { params: Promise<{ orgId: string }> }) {
  const { runtime, organization, problem } = await openOrganization((await params).orgId);
  if (problem) return <PageProblem error={problem} />;
  const state = await prefetchBriefly((client) =>
    client.prefetchQuery({
      ...invitationsQuery(organization.id),
      queryFn: () => readInvitations(runtime.directory, organization.id),
    }),
  );
  return (
    <HydrationBoundary state={state}>
      <InvitationsScreen organizationId={organization.id} organizationName={organization.name} />
    </HydrationBoundary>
  );
}
