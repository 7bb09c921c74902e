import type { OrganizationUserRow } from "@/lib/directory/types";

let made = 0;

/** An active member of an organization, for tests; every call gives another person. */
export function makeUser(parts: Partial<OrganizationUserRow> = {}): OrganizationUserRow {
  made += 1;
  return {
    id: made.toString(16).padStart(24, "0"),
    username: `user${made}@northwind.example`,
    name: `User ${made}`,
    status: "ACTIVE",
    organizationRoles: ["ORG_MEMBER"],
    projectRoles: [],
    teamIds: [],
    lastAuthAt: null,
    createdAt: null,
    invitedAt: null,
    invitationExpiresAt: null,
    inviterUsername: null,
    isProtected: false,
    ...parts,
  };
}
