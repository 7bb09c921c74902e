import type { Role } from "@/lib/auth/permissions";
import type { Secret } from "./secret";

export type AtlasCredential =
  | { kind: "service-account"; clientId: string; clientSecret: Secret }
  | { kind: "api-key"; publicKey: string; privateKey: Secret };

/** One credential for one organization. */
export interface ConnectionConfiguration {
  name: string;
  /** An origin without a slash at its end. */
  baseUrl: string;
  /** The owner's: it removes, and it reads where there is no second one. */
  credential: AtlasCredential;
  /** Reads; `credential` is then used for nothing but changes. */
  read: AtlasCredential | null;
  /** v1.0 is spoken by API keys only. */
  apiVersion: "v2" | "v1.0";
  envelope: boolean;
  pretty: boolean;
}

/** Where Atlas is: the real one, or a sandbox (in this process, or one that already runs). */
export type AtlasConfiguration =
  | { mode: "atlas"; connections: readonly ConnectionConfiguration[] }
  | { mode: "sandbox"; url: string | null; users: number | null };

export interface OidcConfiguration {
  issuer: string;
  clientId: string;
  clientSecret: Secret;
  /** The claim whose values the role lists may name; null when only e-mails count. */
  roleClaim: string | null;
}

export interface SignInConfiguration {
  /** The one origin we are reached at; null in sandbox mode, where any loopback address is ours. */
  publicOrigin: string | null;
  /** Null in sandbox mode: then one is made and kept in the data folder. */
  secret: Secret | null;
  oidc: OidcConfiguration | null;
  /** E-mails or claim values. */
  roles: Readonly<Record<Role, readonly string[]>>;
  recentSignInMinutes: number;
}

/** Everything the environment says, checked. Built once, in lib/runtime.ts. */
export interface Configuration {
  atlas: AtlasConfiguration;
  signIn: SignInConfiguration;
  /** Null: PGlite in the data folder. */
  databaseUrl: Secret | null;
  /** Absolute. */
  dataDirectory: string;
  /** Break-glass accounts, as written. */
  protectedUsers: readonly string[];
  worker: "in-process" | "off";
  host: string;
  port: number;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
}
