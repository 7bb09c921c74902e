"use client";

import { LatePageFailure } from "@/components/shared/page/late-page-failure";
import type { PageFailureProps } from "@/components/shared/page/page-failure";

/** A failure before the frame of the dashboard stood, e.g. while its own database was down. */
export default function RootError(props: PageFailureProps) {
  return (
    <main>
      <LatePageFailure {...props} />
    </main>
  );
}
