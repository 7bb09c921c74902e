import { queryOptions } from "@tanstack/react-query";
import type { OffboardingPlan, RemovalTarget } from "@/lib/offboarding/types";
import { fetchJson } from "./fetch-json";
import { queryKeys } from "./keys";

/** A hundred invitations are read one by one. */
const TIMEOUT_MS = 120_000;

export type InvitationTarget = Extract<
  RemovalTarget,
  { kind: "remove_from_organization" | "revoke_organization_invitation" | "revoke_project_invitation" }
>;

/** What one confirmation takes on; the server refuses more. */
export const MAX_INVITATIONS_AT_ONCE = 100;

/** What revoking these invitations would do, read live for this question alone: never from a cache. */
export function invitationsPlanQuery(organizationId: string, targets: readonly InvitationTarget[]) {
  const invitations = targets.map(invitationName);
  return queryOptions({
    queryKey: queryKeys.invitationsPlan(organizationId, invitations),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(invitations.map((name) => ["invitation", name]));
      return fetchJson<OffboardingPlan>(`/api/orgs/${encodeURIComponent(organizationId)}/invitations/plan?${query}`, {
        signal,
        timeoutMs: TIMEOUT_MS,
      });
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
}

/** How the plan's address names an invitation. Ids only: no e-mail stands in an address. */
export function invitationName(target: InvitationTarget): string {
  switch (target.kind) {
    case "revoke_organization_invitation":
      return `organization/${target.invitationId}`;
    case "revoke_project_invitation":
      return `project/${target.projectId}/${target.invitationId}`;
    case "remove_from_organization":
      return `user/${target.userId}`;
  }
}
