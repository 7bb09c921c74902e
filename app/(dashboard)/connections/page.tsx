import type { Metadata } from "next";
import { ConnectionsScreen } from "@/components/connections/connections-screen";
import { requirePage } from "@/lib/auth/request-context";

export const metadata: Metadata = { title: "Connections" };

/** Not prefetched: a test takes as long as the slowest connection, and its screen has a shape to wait in. */
export default async function ConnectionsPage() {
  await requirePage("connections");
  return <ConnectionsScreen />;
}
