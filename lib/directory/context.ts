import type { AtlasClient, AtlasOrganization } from "@/lib/atlas/types";
import type { OffboardedPerson } from "./person-types";

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

/** Who was offboarded here, from our own store: Atlas forgets people, and what they left behind has to stay findable. */
export interface OffboardedPeople {
  /** Whom an id named; null where nobody with it was offboarded here. */
  find(personId: string): Promise<OffboardedPerson | null>;
  /**
   * At least everyone, newest first, whose name or e-mail holds every one of these words (lower case), or whose id is the only
   * one. `isCut` when there are more than are given.
   */
  search(words: readonly string[]): Promise<{ people: OffboardedPerson[]; isCut: boolean }>;
}

/** What the read side needs. Built in lib/runtime.ts, handed in everywhere. */
export interface DirectoryContext {
  connections: Connections;
  /** Left out where nothing is stored, as in tests of the read side alone. */
  offboarded?: OffboardedPeople;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether this e-mail is a break-glass account (case-insensitive). */
  isProtected(username: string): boolean;
}
