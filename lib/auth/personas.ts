import { ROLES, type Role } from "./permissions";

export interface Persona {
  role: Role;
  name: string;
  email: string;
  /** What the sign-in page says about them. */
  can: string;
}

/** Who one can be in sandbox mode: accounts of the IT department, none of them a user of the made-up organizations, so nobody is refused for removing themselves. */
export const PERSONAS: readonly Persona[] = [
  { role: "admin", name: "Priya Raman", email: "priya.raman@it.northwind.example", can: "Everything" },
  {
    role: "operator",
    name: "Tomas Lindqvist",
    email: "tomas.lindqvist@it.northwind.example",
    can: "Removes, not owners",
  },
  { role: "auditor", name: "Mei Tanaka", email: "mei.tanaka@it.northwind.example", can: "Reads and exports" },
  { role: "viewer", name: "Luis Ortega", email: "luis.ortega@it.northwind.example", can: "Reads" },
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
