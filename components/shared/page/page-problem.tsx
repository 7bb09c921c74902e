"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { PublicError } from "@/lib/errors";

/** In the place of a page that could not be put together, inside the frame of the dashboard. */
export function PageProblem({ error }: { error: PublicError }) {
  const router = useRouter();
  const [isTrying, startTrying] = useTransition();
  return (
    <div className="mx-auto w-full max-w-aside px-6 py-10 max-phone:px-4">
      <h1 className="mb-4">This page could not be shown</h1>
      <ErrorPanel error={error} onTryAgain={() => startTrying(() => router.refresh())} trying={isTrying} />
    </div>
  );
}
