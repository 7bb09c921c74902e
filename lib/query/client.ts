import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error";

/** How long a list counts as fresh: pages show "Read 12 s ago" and a Refresh button, so nothing reads behind one's back. */
const STALE_MS = 30_000;
/** Nothing about people stays in memory long after its page was left. */
const GC_MS = 5 * 60_000;
/** A browser without internet still reaches a dashboard on its own machine or network; "online" would wait in silence. */
const NETWORK_MODE = "always";

/** One client a browser tab, one a server render. Changes are never retried: the server settles them. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        gcTime: GC_MS,
        retry: shouldRetry,
        refetchOnWindowFocus: false,
        networkMode: NETWORK_MODE,
      },
      mutations: { retry: false, networkMode: NETWORK_MODE },
    },
  });
}

/** Only what passes by itself is asked again: Atlas's own hiccups were already retried by the server. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiError && error.isPassing;
}
