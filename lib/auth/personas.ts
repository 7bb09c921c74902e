import { ROLES, type Role } from "./permissions";

export interface Persona {
  role: Role;
  name: string;
  email: string;
  /** What the sign-in page says about them. */
  can: string;
}

/** Who one can be in sandbox mode. None of them is a user of the made-up organizations, so nobody removes themselves by accident. */
export const PERSONAS: readonly Persona[] = [
  { role: "admin", name: "Priya Raman", email: "priya.raman@northwind.example", can: "Everything" },
  { role: "operator", name: "Tomas Lindqvist", email: "tomas.lindqvist@northwind.example", can: "Removes, not owners" },
  { role: "auditor", name: "Mei Tanaka", email: "mei.tanaka@northwind.example", can: "Reads and exports" },
  { role: "viewer", name: "Luis Ortega", email: "luis.ortega@northwind.example", can: "Reads" },
];

const PREFIX = "sandbox-persona:";

/** How a session remembers its persona. */
export function personaClaim(role: Role): string {
  return `${PREFIX}${role}`;
}

/** An identity provider must not be able to make someone a persona. */
export function isPersonaClaim(claim: string): boolean {
  return claim.startsWith(PREFIX);
}

export function readPersonaClaim(claims: readonly string[]): Role | null {
  return ROLES.find((role) => claims.includes(personaClaim(role))) ?? null;
}
