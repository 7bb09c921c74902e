import { MembershipStatus } from "@/components/shared/membership-status";
import { StepStatus } from "@/components/shared/step/step-status";
import { clockUtc } from "@/components/ui/relative-words";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";
import type { RowRemoval } from "./running-removals";

export interface RowStatusProps {
  status: OrganizationMembershipStatus | null;
  removal: RowRemoval | null;
}

/** The membership, or what is being done to it: a row never says more than was verified. */
export function RowStatus({ status, removal }: RowStatusProps) {
  if (removal === null) return <MembershipStatus status={status} />;
  const { state, endedAt } = removal;
  return <StepStatus state={state} suffix={state === "removed" && endedAt !== null ? clockUtc(endedAt) : ""} />;
}
