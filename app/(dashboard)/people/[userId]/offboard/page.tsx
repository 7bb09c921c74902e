import type { Metadata } from "next";
import { OffboardScreen } from "@/components/offboard/offboard-screen";
import { requirePage } from "@/lib/auth/request-context";

export const metadata: Metadata = { title: "Offboard" };

/** Whoever may look at people may look at what a removal would mean; the plan says who may confirm it. */
export default async function OffboardPage({ params }: { params: Promise<{ userId: string }> }) {
  await requirePage("read");
  return <OffboardScreen personId={(await params).userId} />;
}
