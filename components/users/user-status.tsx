import { MembershipStatus } from "@/components/shared/membership-status";
import { StepStatus } from "@/components/shared/step-status";
import { clockUtc } from "@/components/ui/relative-words";
import type { UserTableRow } from "./user-table-row";

/** The membership, or what is being done to it: a row never says more than was verified. */
export function UserStatus({ user, removal }: Pick<UserTableRow, "user" | "removal">) {
  if (removal === null) return <MembershipStatus status={user.status} />;
  const isVerified = removal.state === "removed" && removal.endedAt !== null;
  return <StepStatus state={removal.state} {...(isVerified ? { suffix: clockUtc(removal.endedAt ?? "") } : {})} />;
}
