import type { OrganizationCounts, OrganizationSummary } from "@/lib/directory/types";
import type { OffboardingRow } from "@/lib/offboarding/types";

/** An organization read completely, for tests. */
export function makeOrganization(
  counts: { [Count in keyof OrganizationCounts]?: number | null } = {},
): OrganizationSummary {
  return {
    id: "a".repeat(24),
    name: "Northwind Labs",
    connection: "labs",
    readAt: "2026-11-21T12:00:00Z",
    incomplete: [],
    counts: { active: 27, pending: 5, expired: 2, declined: 1, activeOwners: 2, projects: 9, teams: 4, ...counts },
  };
}

/** An offboarding that is done, for tests. */
export function makeOffboarding(parts: Partial<OffboardingRow> = {}): OffboardingRow {
  return {
    id: "o",
    state: "done",
    kind: "remove_from_organization",
    person: { userId: "u", username: "ada.okafor@northwind.example", name: "Ada Okafor" },
    organizationId: "a".repeat(24),
    organizationName: "Northwind Labs",
    organizationIds: ["a".repeat(24)],
    targets: [],
    projectId: null,
    projectName: null,
    requestedBy: { email: "priya.raman@northwind.example", name: "Priya Raman" },
    requestedAt: "2026-11-21T10:59:58Z",
    endedAt: "2026-11-21T11:00:00Z",
    steps: 1,
    verifiedSteps: 1,
    headline: "removed",
    ...parts,
  };
}
