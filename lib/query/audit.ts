import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AuditEntry, WatchedChainStatus } from "@/lib/audit/types";
import type { ListOf } from "@/lib/directory/types";
import { fetchJson } from "./fetch-json";
import { type AuditFilter, queryKeys } from "./keys";

const PAGE_SIZE = 100;

/** The audit log, newest first, a page at a time: entries are never changed, so pages go by sequence number. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: queryKeys.audit(filter),
    queryFn: ({ signal, pageParam }) => fetchJson<ListOf<AuditEntry>>(auditAddress(filter, pageParam), { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.results.length < PAGE_SIZE ? undefined : page.results.at(-1)?.sequence),
  });
}

/** Whether the hash chain of the audit log holds, and when all of it was last looked at. */
export function chainQuery() {
  return queryOptions({
    queryKey: queryKeys.auditChain(),
    queryFn: ({ signal }) => fetchJson<WatchedChainStatus>("/api/audit/chain", { signal }),
  });
}

function auditAddress(filter: AuditFilter, beforeSequence: number | null): string {
  const parameters = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (filter.group !== null) parameters.set("group", filter.group);
  if (filter.actor !== null) parameters.set("actor", filter.actor);
  if (filter.offboardingId !== null) parameters.set("offboardingId", filter.offboardingId);
  if (beforeSequence !== null) parameters.set("before", String(beforeSequence));
  return `/api/audit?${parameters}`;
}
