"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import { failureWords } from "../failure-words";

export interface PageFailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What an error boundary shows: the sentence, the next step, and the way to try again. */
export function PageFailure({ error, reset }: PageFailureProps) {
  const router = useRouter();
  const [isTrying, startTrying] = useTransition();
  const tryAgain = () =>
    startTrying(() => {
      // The server has to render it anew: a reset alone shows the same failure again.
      router.refresh();
      reset();
    });
  return (
    <div className="mx-auto w-full max-w-aside px-6 py-10 max-phone:px-4">
      <h1 className="mb-4">This page could not be shown</h1>
      <ErrorPanel error={failureWords(error.digest)} onTryAgain={tryAgain} trying={isTrying} />
    </div>
  );
}
