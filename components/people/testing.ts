import type { Grant, PersonInOrganization, PersonView } from "@/lib/directory/person-types";
import type { GrantOf } from "./access-map";

export const READ_AT = "2026-11-21T14:30:54Z";

export function membership(
  parts: Partial<GrantOf<"organization_membership">> = {},
): GrantOf<"organization_membership"> {
  return {
    kind: "organization_membership",
    userId: "u1",
    status: "ACTIVE",
    organizationRoles: ["ORG_MEMBER"],
    createdAt: "2023-03-12T00:00:00Z",
    lastAuthAt: null,
    inviterUsername: null,
    invitedAt: null,
    expiresAt: null,
    ...parts,
  };
}

export function projectRole(projectId: string): GrantOf<"project_role"> {
  return { kind: "project_role", userId: "u1", projectId, projectName: projectId, roles: ["GROUP_READ_ONLY"] };
}

/** A team that opens these projects; null while nobody has read which. */
export function team(teamId: string, opens: string[] | null): GrantOf<"team_membership"> {
  return {
    kind: "team_membership",
    userId: "u1",
    teamId,
    teamName: teamId,
    opens: opens?.map((projectId) => ({ projectId, projectName: projectId, roles: ["GROUP_READ_ONLY"] })) ?? null,
  };
}

export function projectInvitation(invitationId: string): GrantOf<"project_invitation"> {
  return {
    kind: "project_invitation",
    invitationId,
    projectId: "p9",
    projectName: "warehouse-eu",
    roles: ["GROUP_READ_ONLY"],
    inviterUsername: "grace.nakamura@northwind.example",
    invitedAt: null,
    expiresAt: null,
  };
}

export function inOrganization(
  id: string,
  grants: Grant[],
  parts: Partial<PersonInOrganization> = {},
): PersonInOrganization {
  return {
    organization: { id, name: `Organization ${id}` },
    connection: id,
    generation: "v2",
    isProtected: false,
    grants,
    readAt: READ_AT,
    incomplete: [],
    ...parts,
  };
}

export function person(organizations: PersonInOrganization[]): PersonView {
  return {
    id: "u1",
    username: "ada.okafor@northwind.example",
    name: "Ada Okafor",
    organizations,
    offboarded: null,
    readAt: READ_AT,
    incomplete: organizations.flatMap((organization) => organization.incomplete),
  };
}
