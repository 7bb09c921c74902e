import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ActivityScreen } from "@/components/activity/activity-screen";
import { requirePage } from "@/lib/auth/request-context";
import { chainQuery } from "@/lib/query/audit";
import { prefetchBriefly } from "@/lib/query/prefetch";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage() {
  const { runtime } = await requirePage("audit");
  const state = await prefetchBriefly((client) =>
    client.prefetchQuery({ ...chainQuery(), queryFn: () => runtime.chain.check() }),
  );
  return (
    <HydrationBoundary state={state}>
      <ActivityScreen />
    </HydrationBoundary>
  );
}
