/** The organization roles of the published description. Any other is treated as privileged until someone has looked at it. */
const KNOWN_ORGANIZATION_ROLES: ReadonlySet<string> = new Set([
  "ORG_OWNER",
  "ORG_GROUP_CREATOR",
  "ORG_BILLING_ADMIN",
  "ORG_BILLING_READ_ONLY",
  "ORG_STREAM_PROCESSING_ADMIN",
  "ORG_READ_ONLY",
  "ORG_MEMBER",
]);

const OWNER_ROLE = "ORG_OWNER";

/** Whether these organization roles include Organization Owner. */
export function hasOwnerRole(organizationRoles: readonly string[]): boolean {
  return organizationRoles.includes(OWNER_ROLE);
}

/** Whether these project roles include Project Owner. */
export function hasProjectOwnerRole(projectRoles: readonly string[]): boolean {
  return projectRoles.includes("GROUP_OWNER");
}

/** Roles Atlas may have added since: nobody knows what they open, so they ask for the same care as an owner. */
export function unknownOrganizationRoles(organizationRoles: readonly string[]): string[] {
  return organizationRoles.filter((role) => !KNOWN_ORGANIZATION_ROLES.has(role));
}
