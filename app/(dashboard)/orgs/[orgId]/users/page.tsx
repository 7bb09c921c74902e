import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageProblem } from "@/components/shared/page/page-problem";
import { UsersScreen } from "@/components/users/users-screen";
import { peekOrganizationUsers, readOrganizationUsers } from "@/lib/directory/organizations/read-organization-users";
import { createQueryClient } from "@/lib/query/client";
import { queryKeys } from "@/lib/query/keys";
import { openOrganization } from "../open-organization";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ params }: { params: Promise<{ orgId: string }> }) {
  const { runtime, organization, problem } = await openOrganization((await params).orgId);
  if (problem) return <PageProblem error={problem} />;

  // The read begins while the page is on its way; the browser's own request joins it. A short list at hand comes along.
  readOrganizationUsers(runtime.directory, organization.id).catch(() => undefined);
  const queryClient = createQueryClient();
  const atHand = peekOrganizationUsers(runtime.directory, organization.id);
  if (atHand !== null) {
    queryClient.setQueryData(queryKeys.organizationUsers(organization.id), atHand, {
      updatedAt: Date.parse(atHand.readAt),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <UsersScreen
        organizationId={organization.id}
        organizationName={organization.name}
        atlasAddress={organization.atlasAddress && `${organization.atlasAddress}/access/users`}
      />
    </HydrationBoundary>
  );
}
