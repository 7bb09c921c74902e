import { z } from "zod";
import { isPersonaClaim } from "./personas";
import type { Identity } from "./roles";

export interface OidcIdentity extends Identity {
  name: string;
  /** When the provider says the person proved who they are, in milliseconds; null when it does not say. */
  authenticatedAtMs: number | null;
}

const MAX_CLAIMS = 500;

const profileSchema = z.looseObject({
  email: z.string().trim().min(3).max(320).optional(),
  // Some providers send it as text.
  email_verified: z.union([z.boolean(), z.string().transform((text) => text !== "false")]).optional(),
  name: z.string().trim().max(200).optional(),
  auth_time: z.number().positive().optional(),
});

/** Why someone cannot be let in on what their provider says of them. */
export type OidcRefusal = "NoEmail" | "UnverifiedEmail";

/**
 * Who someone is, by the claims of their verified ID token (and userinfo). Reads the claims themselves, since next-auth's own profile is
 * folded to lower case beyond ASCII. An address the provider calls unverified may be anybody's, so it counts for nothing.
 */
export function readOidcIdentity(profile: unknown, roleClaim: string | null): OidcIdentity | OidcRefusal {
  const parsed = profileSchema.safeParse(profile);
  if (!parsed.success || !parsed.data.email?.includes("@")) return "NoEmail";
  const { email, email_verified: isVerified = true, name, auth_time: authTimeSeconds } = parsed.data;
  if (!isVerified) return "UnverifiedEmail";
  return {
    email,
    name: name || email,
    claims: roleClaim === null ? [] : readClaimValues(parsed.data, roleClaim),
    authenticatedAtMs: authTimeSeconds === undefined ? null : authTimeSeconds * 1000,
  };
}

/** The claim by its whole name, else along its dots (`realm_access.roles`). A single text counts as a list of one. */
export function readClaimValues(profile: Record<string, unknown>, roleClaim: string): string[] {
  const value = Object.hasOwn(profile, roleClaim) ? profile[roleClaim] : followDots(profile, roleClaim.split("."));
  const values = Array.isArray(value) ? value : [value];
  return values
    .filter((entry): entry is string => typeof entry === "string" && !isPersonaClaim(entry))
    .map((entry) => entry.trim())
    .slice(0, MAX_CLAIMS);
}

function followDots(from: unknown, names: readonly string[]): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return from;
  if (typeof from !== "object" || from === null || !Object.hasOwn(from, name)) return undefined;
  return followDots(Object.entries(from).find(([key]) => key === name)?.[1], rest);
}
