import { queryOptions } from "@tanstack/react-query";
import type { ListOf, OrganizationSummary } from "@/lib/directory/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** Every connection's organization with its counts. */
export function organizationsQuery() {
  return queryOptions({
    queryKey: queryKeys.organizations(),
    queryFn: ({ signal }) => fetchJson<ListOf<OrganizationSummary>>("/api/orgs", { signal }),
  });
}
