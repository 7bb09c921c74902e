"use client";

import { lazy, Suspense } from "react";
import type { PageFailureProps } from "./page-failure";

const PageFailure = lazy(async () => ({ default: (await import("./page-failure")).PageFailure }));

/** What error boundaries show, loaded when something has failed: every page carries its boundaries along. */
export function LatePageFailure(props: PageFailureProps) {
  return (
    <Suspense fallback={<p className="p-6 text-sm">Something went wrong here.</p>}>
      <PageFailure {...props} />
    </Suspense>
  );
}
