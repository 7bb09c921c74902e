/** Atlas's role constants in Atlas's own words (docs.mongodb.com, "Atlas User Roles"). */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  ORG_OWNER: "Organization Owner",
  ORG_GROUP_CREATOR: "Organization Project Creator",
  ORG_BILLING_ADMIN: "Organization Billing Admin",
  ORG_BILLING_READ_ONLY: "Organization Billing Viewer",
  ORG_STREAM_PROCESSING_ADMIN: "Organization Stream Processing Admin",
  ORG_READ_ONLY: "Organization Read Only",
  ORG_MEMBER: "Organization Member",
  GROUP_OWNER: "Project Owner",
  GROUP_ACCESS_MANAGER: "Project Access Manager",
  GROUP_BACKUP_MANAGER: "Project Backup Manager",
  GROUP_CLUSTER_MANAGER: "Project Cluster Manager",
  GROUP_DATA_ACCESS_ADMIN: "Project Data Access Admin",
  GROUP_DATA_ACCESS_READ_ONLY: "Project Data Access Read Only",
  GROUP_DATA_ACCESS_READ_WRITE: "Project Data Access Read Write",
  GROUP_DATABASE_ACCESS_ADMIN: "Project Database Access Admin",
  GROUP_OBSERVABILITY_VIEWER: "Project Observability Viewer",
  GROUP_READ_ONLY: "Project Read Only",
  GROUP_SEARCH_INDEX_EDITOR: "Project Search Index Editor",
  GROUP_STREAM_PROCESSING_OWNER: "Project Stream Processing Owner",
  /** The name that older keys and documents give to Project Access Manager. */
  GROUP_USER_ADMIN: "Project User Admin",
};

/** The full name of a role. A constant that is newer than this table is spelled out, so that it is never hidden. */
export function roleName(role: string): string {
  const known = Object.hasOwn(ROLE_NAMES, role) ? ROLE_NAMES[role] : undefined;
  if (known !== undefined) return known;
  const scope = role.startsWith("ORG_") ? "Organization " : role.startsWith("GROUP_") ? "Project " : "";
  const rest = role.replace(/^(ORG|GROUP)_/, "");
  const words = rest.split("_").map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return scope + words.join(" ");
}

/** The name without its first word, for a column that is headed "Organization roles" or "Project roles" anyway. */
export function shortRoleName(role: string): string {
  return roleName(role).replace(/^(Organization|Project) (?=.)/, "");
}

/** Roles as a sentence part: "Organization Owner, Organization Member". Owners come first, the rest as Atlas lists them. */
export function roleNames(roles: readonly string[], nameOf: (role: string) => string = roleName): string {
  const ownersFirst = [...roles].sort((left, right) => Number(isOwnerRole(right)) - Number(isOwnerRole(left)));
  return ownersFirst.map(nameOf).join(", ");
}

function isOwnerRole(role: string): boolean {
  return role === "ORG_OWNER" || role === "GROUP_OWNER";
}
