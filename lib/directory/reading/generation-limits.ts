import type { ApiGeneration } from "@/lib/atlas/types";
import type { IncompletePart, OrganizationMembershipStatus } from "../types";

const NEXT_STEP = "Give the connection a credential for v2 (leave apiVersion out) to see them.";

/** What the lists of v1.0 say nothing about, so that its silence is never read as "none". Nothing for v2. */
export function describeGenerationLimits(generation: ApiGeneration, organizationName: string): IncompletePart[] {
  if (generation === "v2") return [];
  return [
    {
      part: `Pending users, invitations and membership statuses of ${organizationName}`,
      reason: "This connection speaks version 1.0 of the API, which shows active users only and tells no status.",
      nextStep: NEXT_STEP,
      code: "NOT_IN_V1",
    },
  ];
}

/** What v1.0 says nothing about beside its lists: for whoever asks about one person. Nothing for v2. */
export function describePersonLimits(generation: ApiGeneration, organizationName: string): IncompletePart[] {
  if (generation === "v2") return [];
  return [
    {
      part: `Legacy invitations, leftovers and single sign-on of ${organizationName}`,
      reason: "This connection speaks version 1.0 of the API, which cannot show them.",
      nextStep: NEXT_STEP,
      code: "NOT_IN_V1",
    },
  ];
}

/** Rows without the status where this generation of the API tells none: v1.0 lists active users only, and does not say so. */
export function keepToldStatuses<Row extends { status: OrganizationMembershipStatus | null }>(
  generation: ApiGeneration,
  rows: Row[],
): Row[] {
  return generation === "v2" ? rows : rows.map((row) => ({ ...row, status: null }));
}
