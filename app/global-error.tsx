"use client";

import { failureWords } from "@/components/shared/failure-words";
import { ErrorPanel } from "@/components/ui/error-panel";
import "./globals.css";

/** The last resort: not even the root layout could be drawn, so it brings its own document. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Atlas Offboarding</title>
        <main className="mx-auto w-full max-w-aside px-6 py-10 max-phone:px-4">
          <h1 className="mb-4">Atlas Offboarding could not be shown</h1>
          <ErrorPanel error={failureWords(error.digest)} onTryAgain={() => window.location.reload()} />
        </main>
      </body>
    </html>
  );
}
