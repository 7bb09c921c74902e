/** The one table that decides who may do what, for the server and for what the UI offers (DESIGN §6). */
export const ROLES = ["viewer", "auditor", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = {
  /** People, projects, invitations. */
  read: ["viewer", "auditor", "operator", "admin"],
  /** Audit log, findings, evidence, exports. */
  audit: ["auditor", "operator", "admin"],
  /** Remove, revoke, re-invite, bulk, schedule. */
  remove: ["operator", "admin"],
  /** Remove an organization owner, delete a leftover. */
  removeOwner: ["admin"],
  connections: ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether someone with this role may do this. */
export function isAllowed(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return allowed.includes(role);
}
