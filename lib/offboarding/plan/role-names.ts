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

/** Organization roles that open every project, as listGroupUsers' `includeOrgUsers` describes them. */
const ROLES_THAT_OPEN_EVERY_PROJECT: readonly string[] = [OWNER_ROLE, "ORG_READ_ONLY"];

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

/** The organization roles of this person that open every project without a project role. */
export function rolesThatOpenEveryProject(organizationRoles: readonly string[]): string[] {
  return organizationRoles.filter((role) => ROLES_THAT_OPEN_EVERY_PROJECT.includes(role));
}

/** Atlas's role constant as Atlas's own screens spell it: `GROUP_DATA_ACCESS_ADMIN` is "Project Data Access Admin". */
export function roleName(role: string): string {
  if (role === "ORG_BILLING_READ_ONLY") return "Organization Billing Viewer";
  return role
    .split("_")
    .map((word) => (word === "ORG" ? "Organization" : word === "GROUP" ? "Project" : capitalised(word)))
    .join(" ");
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
