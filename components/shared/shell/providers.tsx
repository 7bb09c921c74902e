"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ClockProvider } from "@/components/ui/clock";
import { createQueryClient } from "@/lib/query/client";
import { PageSearchProvider } from "./page-search";
import { type SignedIn, SignedInProvider } from "./signed-in";

export interface ProvidersProps {
  signedIn: SignedIn;
  renderedAtMs: number;
  nonce: string | undefined;
  children: ReactNode;
}

/** What every screen behind the sign-in stands in. The query client is one a browser tab, and one a server render. */
export function Providers({ signedIn, renderedAtMs, nonce, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <CSPProvider nonce={nonce}>
      <QueryClientProvider client={queryClient}>
        <SignedInProvider value={signedIn}>
          <ClockProvider renderedAtMs={renderedAtMs}>
            <PageSearchProvider>{children}</PageSearchProvider>
          </ClockProvider>
        </SignedInProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}
