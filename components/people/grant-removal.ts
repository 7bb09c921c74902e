import { NO_TEAM_REMOVAL_IN_V1 } from "@/components/shared/generation-words";
import { isInvitation } from "@/components/shared/is-invitation";
import { isAllowed, type Role } from "@/lib/auth/permissions";
import type { Grant, PersonInOrganization, PersonView } from "@/lib/directory/person-types";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";
import type { RemovalTarget } from "@/lib/offboarding/types";

/** What a grant's menu offers about taking this one thing away. */
export interface GrantRemoval {
  label: string;
  target: RemovalTarget;
  /** How the quick removal speaks of the person; null where the list does not tell. */
  status: OrganizationMembershipStatus | null;
  placeName: string;
}

/** What removing one grant would be, or null where it cannot be removed by itself. */
export function grantRemoval(entry: PersonInOrganization, grant: Grant): GrantRemoval | null {
  const { id: organizationId, name } = entry.organization;
  if (organizationId === null) return null;
  switch (grant.kind) {
    case "organization_membership":
      return {
        label: isInvitation(grant.status) ? "Revoke invitation…" : "Remove from organization…",
        target: { kind: "remove_from_organization", organizationId, userId: grant.userId },
        status: grant.status,
        placeName: name,
      };
    case "project_role":
      return {
        label: "Remove from project…",
        target: { kind: "remove_from_project", organizationId, projectId: grant.projectId, userId: grant.userId },
        status: "ACTIVE",
        placeName: grant.projectName ?? grant.projectId,
      };
    case "team_membership":
      return {
        label: "Remove from team…",
        target: { kind: "remove_from_team", organizationId, teamId: grant.teamId, userId: grant.userId },
        status: "ACTIVE",
        placeName: grant.teamName ?? grant.teamId,
      };
    case "organization_invitation":
      return {
        label: "Revoke invitation…",
        target: { kind: "revoke_organization_invitation", organizationId, invitationId: grant.invitationId },
        status: "PENDING",
        placeName: name,
      };
    case "project_invitation":
      return {
        label: "Revoke invitation…",
        target: {
          kind: "revoke_project_invitation",
          organizationId,
          projectId: grant.projectId,
          invitationId: grant.invitationId,
        },
        status: "PENDING",
        placeName: grant.projectName ?? grant.projectId,
      };
    case "implicit_access":
      return null;
  }
}

/** Why nothing of this person's may be removed by this user, or null. The server decides again. */
export function whyNotRemovable(
  person: Pick<PersonView, "username">,
  isProtected: boolean,
  signedIn: { email: string; role: Role },
): string | null {
  if (!isAllowed(signedIn.role, "remove")) {
    return `Your role is ${signedIn.role}. Operators and admins can remove.`;
  }
  if (isProtected) return "Break-glass account: protected in the configuration.";
  if (person.username.toLowerCase() === signedIn.email.toLowerCase()) {
    return "This is you. Someone else has to do it.";
  }
  return null;
}

/** Why this one grant cannot be taken away through the generation of the API that the connection speaks, or null. */
export function whyNotThroughV1(
  { generation }: Pick<PersonInOrganization, "generation">,
  removal: GrantRemoval | null,
): string | null {
  return generation === "v1.0" && removal?.target.kind === "remove_from_team" ? NO_TEAM_REMOVAL_IN_V1 : null;
}
