import type { Metadata } from "next";
import { OverviewScreen } from "@/components/overview/overview-screen";
import { requirePage } from "@/lib/auth/request-context";
import { readOrganizations } from "@/lib/directory/organizations/read-organizations";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const { runtime } = await requirePage("read");
  // The reads begin while the page is on its way; the browser's own request joins them.
  readOrganizations(runtime.directory).catch(() => undefined);
  return <OverviewScreen />;
}
