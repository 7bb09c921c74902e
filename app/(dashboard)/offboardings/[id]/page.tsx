import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OffboardingScreen } from "@/components/offboardings/offboarding-screen";
import { requirePage } from "@/lib/auth/request-context";
import { AppError } from "@/lib/errors";
import { readOffboarding } from "@/lib/offboarding/read-offboarding";
import { queryKeys } from "@/lib/query/keys";
import { prefetchBriefly } from "@/lib/query/prefetch";
import type { Runtime } from "@/lib/runtime";

export const metadata: Metadata = { title: "Offboarding" };

export default async function OffboardingPage({ params }: { params: Promise<{ id: string }> }) {
  const { runtime } = await requirePage("read");
  const view = await findOffboarding(runtime, (await params).id);
  if (view === null) notFound();
  const state = await prefetchBriefly(async (client) => client.setQueryData(queryKeys.offboarding(view.id), view));
  return (
    <HydrationBoundary state={state}>
      <OffboardingScreen offboardingId={view.id} />
    </HydrationBoundary>
  );
}

async function findOffboarding(runtime: Runtime, id: string) {
  try {
    return await readOffboarding(runtime.offboarding, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
