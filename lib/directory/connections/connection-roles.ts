import { isAtlasError } from "@/lib/atlas/errors";
import type { ApiGeneration } from "@/lib/atlas/types";
import type { Connection } from "../context";
import type { ConnectionReport } from "../person-types";

/** The organization roles of the credential that removes, and where they are known from. */
export interface ConnectionRoles {
  /** Null where nothing says. */
  organizationRoles: string[] | null;
  /** Atlas lists the credential with them, or only a credential with them can read what was read. */
  source: "listed" | "probed";
  /** ISO 8601: of its secrets that have not expired the first to do so, or the last that has. Null for API keys and where Atlas does not say. */
  secretExpiresAt: string | null;
}

/**
 * Looks the credential up among the organization's own service accounts and keys; where it is not there, or may not look, tells
 * its roles from what it can read (listOrgInvites asks for Organization Owner, listOrgServiceAccounts for Organization Read
 * Only). A credential that only removes is never tried. Throws AtlasError when Atlas fails otherwise.
 */
export async function readConnectionRoles(
  connection: Connection,
  organizationId: string,
  signal: AbortSignal,
): Promise<ConnectionRoles> {
  const { client, credential } = connection;
  const unknown: ConnectionRoles = { organizationRoles: null, source: "probed", secretExpiresAt: null };
  if (client.generation === "v1.0") return unknown;
  const call = { signal };
  const accounts = await client.listServiceAccounts(organizationId, call).catch(refusedAsNull);
  const account = accounts?.items.find(({ clientId }) => clientId === credential?.publicId);
  if (account !== undefined) {
    const secretExpiresAt = nextExpiry(account.secrets);
    return { organizationRoles: account.organizationRoles, source: "listed", secretExpiresAt };
  }
  if (credential?.kind === "api_key") {
    const keys = await client.listApiKeys(organizationId, call).catch(refusedAsNull);
    const key = keys?.items.find(({ publicKey }) => publicKey === credential.publicId);
    if (key !== undefined) return { ...unknown, organizationRoles: key.organizationRoles, source: "listed" };
  }
  if (credential?.hasReadCredential) return unknown;
  const [invitations] = await Promise.allSettled([client.listOrganizationInvitations(organizationId, call)]);
  if (invitations.status === "fulfilled") return { ...unknown, organizationRoles: ["ORG_OWNER"] };
  if (!isRefusal(invitations.reason)) {
    // Switched off, not refused: the federation asks for the same role.
    const owns = await client.getFederation(organizationId, call).then(
      () => true,
      (failure: unknown) => (isRefusal(failure) ? false : Promise.reject(failure)),
    );
    if (owns) return { ...unknown, organizationRoles: ["ORG_OWNER"] };
  }
  return { ...unknown, organizationRoles: [accounts === null ? "ORG_MEMBER" : "ORG_READ_ONLY"] };
}

function isRefusal(failure: unknown): boolean {
  return isAtlasError(failure) && (failure.kind === "role" || failure.kind === "credentials");
}

function refusedAsNull(failure: unknown): null {
  if (isRefusal(failure)) return null;
  throw failure;
}

/** Atlas does not say which of several secrets is the one in use. */
function nextExpiry(secrets: readonly { expiresAt: string }[]): string | null {
  return secrets.map(({ expiresAt }) => expiresAt).sort()[0] ?? null;
}

const OWNER = ["ORG_OWNER"];
const READERS = ["ORG_OWNER", "ORG_READ_ONLY"];

/** What the dashboard does with a connection, with the organization roles that allow it (`x-rolesRequirements`); null: any role. */
const OPERATIONS: readonly { name: string; roles: readonly string[] | null; inV1: boolean; byProjectRole: boolean }[] =
  [
    { name: "Read users, teams and projects", roles: null, inV1: true, byProjectRole: false },
    { name: "Read every project and its leftovers", roles: READERS, inV1: false, byProjectRole: true },
    { name: "Remove from the organization", roles: OWNER, inV1: true, byProjectRole: false },
    { name: "Remove from a project", roles: OWNER, inV1: true, byProjectRole: true },
    { name: "Remove from a team", roles: OWNER, inV1: false, byProjectRole: false },
    { name: "Revoke invitations to the organization", roles: OWNER, inV1: false, byProjectRole: false },
    { name: "Revoke legacy project invitations", roles: OWNER, inV1: false, byProjectRole: true },
    { name: "Delete a database user", roles: OWNER, inV1: false, byProjectRole: true },
    { name: "Invite again", roles: OWNER, inV1: false, byProjectRole: false },
  ];

/** Which operations these roles allow; null where that is not known, or depends on the roles in each project. */
export function listOperations(
  generation: ApiGeneration,
  organizationRoles: readonly string[] | null,
): ConnectionReport["operations"] {
  return OPERATIONS.map(({ name, roles, inV1, byProjectRole }) => {
    if (generation === "v1.0" && !inV1) return { name, allowed: false };
    if (organizationRoles === null) return { name, allowed: null };
    if (roles === null) return { name, allowed: organizationRoles.length > 0 };
    const allowed = organizationRoles.some((role) => roles.includes(role));
    return { name, allowed: allowed || (byProjectRole ? null : false) };
  });
}
