import type { IncompletePart } from "@/lib/directory/types";

/** Whether a list was read through v1.0 of the API: its limits are named in what is missing. */
export function isSeenThroughV1(incomplete: readonly Pick<IncompletePart, "code">[]): boolean {
  return incomplete.some(({ code }) => code === "NOT_IN_V1");
}

/** Why a team's member cannot be taken out of it there. */
export const NO_TEAM_REMOVAL_IN_V1 =
  "This connection speaks version 1.0 of the API, which takes nobody out of a team. Remove them from the organization, or give the connection a credential for v2.";
