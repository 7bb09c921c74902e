import type { ApiGeneration } from "@/lib/atlas/types";
import type { IncompletePart } from "./types";

/** What v1.0 says nothing about, so that its silence is never read as "none". Nothing for v2. */
export function describeGenerationLimits(generation: ApiGeneration, organizationName: string): IncompletePart[] {
  if (generation === "v2") return [];
  return [
    {
      part: `Invitations to ${organizationName}, in every status`,
      reason: "This connection speaks version 1.0 of the API, which shows active users only.",
      nextStep: "Give the connection a credential for v2 (leave apiVersion out) to see them.",
      code: "NOT_IN_V1",
    },
  ];
}
