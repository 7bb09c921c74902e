import type { AtlasClient, AtlasOrganization } from "@/lib/atlas/types";

/** One Atlas credential for one organization, as the configuration names it. */
export interface Connection {
  name: string;
  client: AtlasClient;
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
