import type { AuditGroup } from "@/lib/audit/types";
import type { RemovalTarget } from "@/lib/offboarding/types";

/** What the activity log is asked for. Free text is not here: e-mails never stand in an address. */
export interface AuditFilter {
  /** The first word of the actions, or null for all. */
  group: AuditGroup | null;
  actor: "people" | "worker" | null;
  offboardingId: string | null;
}

/**
 * Every query key, in one place. Keys are nested so that one prefix covers everything of an organization; to read it
 * again use `readAgain`, which also passes the server's short memory.
 */
export const queryKeys = {
  organizations: () => ["organizations"] as const,
  connections: () => ["connections"] as const,
  organization: (organizationId: string) => ["organization", organizationId] as const,
  organizationUsers: (organizationId: string) => ["organization", organizationId, "users"] as const,
  projects: (organizationId: string) => ["organization", organizationId, "projects"] as const,
  project: (organizationId: string, projectId: string) =>
    ["organization", organizationId, "projects", projectId] as const,
  projectUsers: (organizationId: string, projectId: string) =>
    ["organization", organizationId, "projects", projectId, "users"] as const,
  teams: (organizationId: string) => ["organization", organizationId, "teams"] as const,
  team: (organizationId: string, teamId: string) => ["organization", organizationId, "teams", teamId] as const,
  teamUsers: (organizationId: string, teamId: string) =>
    ["organization", organizationId, "teams", teamId, "users"] as const,
  invitations: (organizationId: string) => ["organization", organizationId, "invitations"] as const,
  /** Plans stand apart: a settled removal must not read the plan of an open dialog again. */
  plan: (target: RemovalTarget) => ["plan", target] as const,
  invitationsPlan: (organizationId: string, invitations: readonly string[]) =>
    ["invitations-plan", organizationId, invitations] as const,
  reinvite: (subject: object) => ["reinvite", subject] as const,
  personPlans: (personId: string) => ["person-plan", personId] as const,
  personPlan: (personId: string, databaseUsers: readonly string[]) => ["person-plan", personId, databaseUsers] as const,
  /** Searches, persons and their scans. */
  everyPerson: () => ["people"] as const,
  people: (query: string) => ["people", "search", query] as const,
  person: (personId: string) => ["people", "person", personId] as const,
  leftovers: (query: string) => ["people", "leftovers", query] as const,
  personScan: (personId: string) => ["people", "person", personId, "scan"] as const,
  offboardings: () => ["offboardings"] as const,
  offboarding: (offboardingId: string) => ["offboarding", offboardingId] as const,
  audit: (filter: AuditFilter) => ["audit", "entries", filter] as const,
  auditChain: () => ["audit", "chain"] as const,
};
