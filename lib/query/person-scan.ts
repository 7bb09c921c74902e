import { queryOptions } from "@tanstack/react-query";
import type { ScanEvent } from "@/lib/directory/person-types";
import { ApiError } from "./api-error";
import { queryKeys } from "./keys";
import { personAddress } from "./person";
import { readLines } from "./read-lines";
import { EMPTY_SCAN, withScanEvent } from "./scan-state";

/** A scan reads every project, so what it found is kept while one goes between the person and their offboarding. */
const STALE_MS = 5 * 60_000;

const running = new Map<string, AbortController>();

/**
 * What lies beside a person's grants and takes longer to read: legacy project invitations, what teams open, leftovers, single
 * sign-on. Its data is there from the first line on and grows; it runs while somebody looks, or until `stopScan`.
 */
export function personScanQuery(personId: string) {
  return queryOptions({
    queryKey: queryKeys.personScan(personId),
    queryFn: async ({ signal, client, queryKey }) => {
      const stop = new AbortController();
      running.set(personId, stop);
      let state = EMPTY_SCAN;
      client.setQueryData(queryKey, state);
      try {
        await readLines<ScanEvent>(`${personAddress(personId)}/scan`, {
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
        if (running.get(personId) === stop) running.delete(personId);
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
export function stopScan(personId: string): void {
  running.get(personId)?.abort();
}
