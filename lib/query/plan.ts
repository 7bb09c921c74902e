import { queryOptions } from "@tanstack/react-query";
import type { Plan, RemovalTarget } from "@/lib/offboarding/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** What a removal would do, read live for this question alone: never from a cache, never again behind an open dialog. */
export function planQuery(target: RemovalTarget) {
  return queryOptions({
    queryKey: queryKeys.plan(target),
    queryFn: ({ signal }) => fetchJson<Plan>(planAddress(target), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
}

/** The address of a plan. Ids only: no e-mail stands in an address. */
export function planAddress(target: RemovalTarget): string {
  const organization = `/api/orgs/${encodeURIComponent(target.organizationId)}`;
  const user = `/users/${encodeURIComponent(target.userId)}/plan`;
  return target.kind === "remove_from_project"
    ? `${organization}/projects/${encodeURIComponent(target.projectId)}${user}`
    : `${organization}${user}`;
}
