import { createHash } from "node:crypto";

/** A service account or an API key: it belongs to one organization, and its roles decide what it may do (atlas-facts §3). */
export interface Credential {
  readonly kind: "serviceAccount" | "apiKey";
  /** Client id, or public key. */
  readonly id: string;
  /** Client secret, or private key. */
  readonly secret: string;
  /** The 24-hex id that events name an API key by. */
  readonly actorId: string;
  readonly organizationId: string;
  orgRoles: string[];
  projectRoles: Map<string, string[]>;
  revoked: boolean;
  /** Calls are answered ORG_REQUIRES_ACCESS_LIST; tokens can still be had (atlas-facts §3). */
  accessListRequired: boolean;
}

/**
 * Made from the label alone, so that credentials stay the same over resets and seeds.
 * Secrets carry underscores: a client that percent-encodes them for Basic is refused, as Atlas would.
 */
export function makeServiceAccount(organizationId: string, label: string, orgRoles: string[]): Credential {
  const hex = digestOf(`service account ${label}`);
  return {
    kind: "serviceAccount",
    id: `mdb_sa_id_${hex.slice(0, 24)}`,
    secret: `mdb_sa_sk_sandbox_${hex.slice(24, 56)}_not-a-real_secret`,
    actorId: hex.slice(0, 24),
    organizationId,
    orgRoles,
    projectRoles: new Map(),
    revoked: false,
    accessListRequired: false,
  };
}

export function makeApiKey(organizationId: string, label: string, orgRoles: string[]): Credential {
  const hex = digestOf(`api key ${label}`);
  return {
    kind: "apiKey",
    id: [...hex.slice(0, 8)].map((digit) => "ABCDEFGHJKLMNPQR".charAt(Number.parseInt(digit, 16))).join(""),
    secret: [hex.slice(8, 16), hex.slice(16, 20), hex.slice(20, 24), hex.slice(24, 28), hex.slice(28, 40)].join("-"),
    actorId: hex.slice(40, 64),
    organizationId,
    orgRoles,
    projectRoles: new Map(),
    revoked: false,
    accessListRequired: false,
  };
}

function digestOf(label: string): string {
  return createHash("sha256").update(label).digest("hex");
}
