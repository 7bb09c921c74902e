import { queryOptions } from "@tanstack/react-query";
import type { OffboardingPlan } from "@/lib/offboarding/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";
import { personAddress } from "./person";

/** Every project of every organization may be asked for old invitations, so a plan takes longer than a list. */
const TIMEOUT_MS = 120_000;

/**
 * What removing all of a person's access would do, read live for this question alone: never from a cache, never again behind
 * an open review. `databaseUsers` are those to be deleted with it.
 */
export function personPlanQuery(personId: string, databaseUsers: readonly string[]) {
  return queryOptions({
    queryKey: queryKeys.personPlan(personId, databaseUsers),
    queryFn: ({ signal }) =>
      fetchJson<OffboardingPlan>(planAddress(personId, databaseUsers), { signal, timeoutMs: TIMEOUT_MS }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
}

function planAddress(personId: string, databaseUsers: readonly string[]): string {
  const query = new URLSearchParams(databaseUsers.map((databaseUser) => ["databaseUser", databaseUser]));
  return `${personAddress(personId)}/plan${query.size === 0 ? "" : `?${query}`}`;
}
