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
  const id = encodeURIComponent;
  const organization = `/api/orgs/${id(target.organizationId)}`;
  switch (target.kind) {
    case "remove_from_organization":
      return `${organization}/users/${id(target.userId)}/plan`;
    case "remove_from_project":
      return `${organization}/projects/${id(target.projectId)}/users/${id(target.userId)}/plan`;
    case "remove_from_team":
      return `${organization}/teams/${id(target.teamId)}/users/${id(target.userId)}/plan`;
    case "revoke_organization_invitation":
      return `${organization}/invitations/${id(target.invitationId)}/plan`;
    case "revoke_project_invitation":
      return `${organization}/projects/${id(target.projectId)}/invitations/${id(target.invitationId)}/plan`;
    case "delete_database_user":
      return `${organization}/projects/${id(target.projectId)}/database-users/${id(target.databaseName)}/${id(target.username)}/plan`;
  }
}
