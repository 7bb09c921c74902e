import type { AtlasConfiguration, SignInConfiguration } from "@/lib/env";
import { ROLES, type Role } from "./permissions";
import { readPersonaClaim } from "./personas";

export interface Identity {
  email: string;
  /** Values of the role claim at sign-in. */
  claims: readonly string[];
}

/**
 * Today's role: the strongest one whose list names the e-mail or a claim value, or null for everybody else.
 * E-mails compare without regard to ASCII case, claim values exactly. Sandbox personas have their role in sandbox mode only.
 */
export function roleOf(
  identity: Identity,
  lists: SignInConfiguration["roles"],
  mode: AtlasConfiguration["mode"],
): Role | null {
  const persona = mode === "sandbox" ? readPersonaClaim(identity.claims) : null;
  if (persona) return persona;
  const email = foldEmail(identity.email);
  const isNamed = (entry: string) =>
    entry.includes("@")
      ? foldEmail(entry) === email || identity.claims.includes(entry)
      : identity.claims.includes(entry);
  return ROLES.toReversed().find((role) => lists[role].some(isNamed)) ?? null;
}

/** ASCII only: toLowerCase, and even NFC, turn the Kelvin sign into a k, and so one person's address into another's. */
function foldEmail(email: string): string {
  return email.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
