import { queryOptions } from "@tanstack/react-query";
import type { ConnectionReport } from "@/lib/directory/person-types";
import type { ListOf } from "@/lib/directory/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** Every connection is tested while one waits, each for 15 s at most. */
const TEST_TIMEOUT_MS = 40_000;

/** Every connection, tested anew at each read. */
export function connectionsQuery() {
  return queryOptions({
    queryKey: queryKeys.connections(),
    queryFn: ({ signal }) =>
      fetchJson<ListOf<ConnectionReport>>("/api/connections", { signal, timeoutMs: TEST_TIMEOUT_MS }),
    // A test is a dozen calls to Atlas: once on arrival, then on demand.
    refetchOnReconnect: false,
  });
}
