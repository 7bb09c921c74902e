"use client";

import { PageFailure, type PageFailureProps } from "@/components/shared/page-failure";

/** A page that failed, inside the frame of the dashboard. */
export default function DashboardError(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
