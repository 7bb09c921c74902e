"use client";

import { buttonClass } from "@/components/ui/button-class";
import "./globals.css";

/** The last resort: not even the root layout could be drawn. It brings its own document, and next to no code of ours. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Atlas Offboarding</title>
        <main className="mx-auto w-full max-w-aside px-6 py-10 max-phone:px-4">
          <h1>Atlas Offboarding could not be shown</h1>
          <p className="mt-2 text-sm text-text-2">
            Something went wrong here, and it has been written to the log. Try again. If it happens again, give whoever
            runs this dashboard the id below.
          </p>
          {error.digest && <p className="mono mt-2 text-xs text-text-3 select-all">{error.digest}</p>}
          <button type="button" className={`${buttonClass()} mt-4`} onClick={() => window.location.reload()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
