import { type QueryKey, queryOptions } from "@tanstack/react-query";
import type { ScanEvent } from "@/lib/directory/person-types";
import { ApiError } from "./api-error";
import { readLines } from "./read-lines";
import { EMPTY_SCAN, withScanEvent } from "./scan-state";

/** A scan reads every project, so what it found is kept while one goes away and comes back. */
const STALE_MS = 5 * 60_000;

const running = new Map<string, AbortController>();

/**
 * A scan that answers line by line. Its data is there from the first line on and grows; it runs while somebody looks, or until
 * `stopScanOf` the same address.
 */
export function scanQuery(key: QueryKey, address: string) {
  return queryOptions({
    queryKey: key,
    queryFn: async ({ signal, client, queryKey }) => {
      const stop = new AbortController();
      running.set(address, stop);
      let state = EMPTY_SCAN;
      client.setQueryData(queryKey, state);
      try {
        await readLines<ScanEvent>(address, {
          signal: AbortSignal.any([signal, stop.signal]),
          onLine: (event) => {
            state = withScanEvent(state, event);
            client.setQueryData(queryKey, state);
          },
        });
      } catch (error) {
        if (!stop.signal.aborted) throw error;
        return { ...state, isStopped: true };
      } finally {
        if (running.get(address) === stop) running.delete(address);
      }
      // A stream that ends early, without its last line, has not read everything.
      if (state.readAt === null) {
        throw new ApiError("NO_ANSWER", "The scan broke off before its end.", { hint: "Scan again." });
      }
      return state;
    },
    // What a scan left behind that was cut short, because its screen was left, is no result.
    staleTime: ({ state: { data } }) => (data?.readAt || data?.isStopped ? STALE_MS : 0),
    retry: false,
  });
}

/** Ends a running scan. What it has found stays. */
export function stopScanOf(address: string): void {
  running.get(address)?.abort();
}
