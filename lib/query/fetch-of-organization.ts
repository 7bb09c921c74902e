import type { QueryClient } from "@tanstack/react-query";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** The server answers lists from reads of the last half minute; after a change, and on "Refresh", that is too old. */
const outdatedSince = new Map<string, number>();
const readFreshAt = new Map<string, number>();

/**
 * GETs a list of one organization; `path` follows `/api/orgs/{id}`, e.g. "/users". The first read of an address after
 * `readAgain` passes the server's short memory. Throws as fetchJson does.
 */
export async function fetchOfOrganization<Value>(
  organizationId: string,
  path: string,
  signal: AbortSignal,
): Promise<Value> {
  const address = `/api/orgs/${encodeURIComponent(organizationId)}${path}`;
  const outdated = outdatedSince.get(organizationId);
  if (outdated === undefined || (readFreshAt.get(address) ?? 0) >= outdated) {
    return fetchJson<Value>(address, { signal });
  }
  const answer = await fetchJson<Value>(`${address}?fresh=1`, { signal });
  readFreshAt.set(address, outdated);
  return answer;
}

let marks = 0;

/** Marks an organization's lists as too old, here and on the server. Those on screen are read again from Atlas. */
export async function readAgain(queryClient: QueryClient, organizationId: string): Promise<void> {
  marks += 1;
  outdatedSince.set(organizationId, marks);
  await queryClient.invalidateQueries({ queryKey: queryKeys.organization(organizationId) });
}
