import type { AtlasClient, AtlasOrganization } from "@/lib/atlas/types";

/** What may be shown of a connection's credential: never its secret. */
export interface CredentialFacts {
  kind: "service_account" | "api_key";
  /** The client id or the public key. */
  publicId: string;
  /** A second credential reads, and `publicId` is used for nothing but changes. */
  hasReadCredential: boolean;
}

/** One organization and its credential (or two: one to read with, one to remove with), as the configuration names it. */
export interface Connection {
  name: string;
  /** Reads. */
  client: AtlasClient;
  /** Sends removals and new invitations, and is asked nothing else. The same as `client` where there is one credential. */
  remover: AtlasClient;
  /** Null where the connection was made without saying, as in tests. */
  credential: CredentialFacts | null;
  /** The organization this credential belongs to. Asked once and kept; a failure is not kept. Throws AtlasError. */
  organization(): Promise<AtlasOrganization>;
}

/** All connections, and the one way from an organization id to a credential. */
export interface Connections {
  all(): readonly Connection[];
  /**
   * The connection of an organization. Unknown and foreign ids give the same AppError NOT_FOUND;
   * when a connection could not say which organization it is, ATLAS_UNAVAILABLE, because then nobody knows.
   */
  forOrganization(organizationId: string): Promise<Connection>;
}

/** What the read side needs. Built in lib/runtime.ts, handed in everywhere. */
export interface DirectoryContext {
  connections: Connections;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether this e-mail is a break-glass account (case-insensitive). */
  isProtected(username: string): boolean;
}
