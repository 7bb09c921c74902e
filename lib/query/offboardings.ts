import { queryOptions } from "@tanstack/react-query";
import type { ListOf } from "@/lib/directory/types";
import type { OffboardingRow, OffboardingState, OffboardingView } from "@/lib/offboarding/types";
import { ApiError } from "./api-error";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";
import { pollDelayMs } from "./poll-delay";

/** How often the list is read while something runs, and while nothing does (someone else may have started one). */
const BUSY_LIST_MS = 1_500;
const QUIET_LIST_MS = 30_000;
/** A poll that hangs would stop the progress: it is small, so it may fail early. */
const POLL_TIMEOUT_MS = 10_000;

/** How many offboardings the list has at most; it says so when there are more. */
export const LISTED_OFFBOARDINGS = 200;

/** Whether nothing more will happen by itself. */
export function hasEnded(state: OffboardingState): boolean {
  return state === "done" || state === "attention";
}

/** All offboardings, newest first. Reads itself again: quickly while one runs, slowly otherwise. */
export function offboardingsQuery() {
  return queryOptions({
    queryKey: queryKeys.offboardings(),
    queryFn: ({ signal }) =>
      fetchJson<ListOf<OffboardingRow>>(`/api/offboardings?limit=${LISTED_OFFBOARDINGS}`, { signal }),
    staleTime: 1_000,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.data?.results.some((row) => !hasEnded(row.state)) ? BUSY_LIST_MS : QUIET_LIST_MS,
  });
}

/** One offboarding, live: asked again until it has ended, also in a tab in the background (less often). */
export function offboardingQuery(offboardingId: string) {
  return queryOptions({
    queryKey: queryKeys.offboarding(offboardingId),
    queryFn: ({ signal }) =>
      fetchJson<OffboardingView>(`/api/offboardings/${encodeURIComponent(offboardingId)}`, {
        signal,
        timeoutMs: POLL_TIMEOUT_MS,
      }),
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: true,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => {
      if (state.error instanceof ApiError && !isWorthPolling(state.error)) return false;
      if (state.data !== undefined && hasEnded(state.data.state)) return false;
      return pollDelayMs({
        runningForMs: state.data === undefined ? 0 : Date.now() - Date.parse(state.data.requestedAt),
        silentForMs: state.error === null || state.data === undefined ? 0 : state.errorUpdatedAt - state.dataUpdatedAt,
        isHidden: typeof document !== "undefined" && document.visibilityState === "hidden",
      });
    },
  });
}

function isWorthPolling(error: ApiError): boolean {
  return error.status === 0 || error.status === 429 || error.status >= 500 || error.code === "UNREADABLE_ANSWER";
}
