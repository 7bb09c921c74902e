import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OffboardingsScreen } from "@/components/offboardings/offboardings-screen";
import { requirePage } from "@/lib/auth/request-context";
import { listOffboardings } from "@/lib/offboarding/list-offboardings";
import { LISTED_OFFBOARDINGS, offboardingsQuery } from "@/lib/query/offboardings";
import { prefetchBriefly } from "@/lib/query/prefetch";

export const metadata: Metadata = { title: "Offboardings" };

export default async function OffboardingsPage() {
  const { runtime } = await requirePage("read");
  const state = await prefetchBriefly((client) =>
    client.prefetchQuery({
      ...offboardingsQuery(),
      queryFn: () => listOffboardings(runtime.offboarding, { limit: LISTED_OFFBOARDINGS }),
    }),
  );
  return (
    <HydrationBoundary state={state}>
      <OffboardingsScreen />
    </HydrationBoundary>
  );
}
