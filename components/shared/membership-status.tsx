import { CircleDashed, CircleDot, CircleSlash, ClockAlert, type LucideIcon } from "lucide-react";
import { StatusText, type StatusTone } from "@/components/ui/status-text";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";

/** Active is neutral: only what is unusual gets colour. */
const LOOKS: Record<OrganizationMembershipStatus, { words: string; tone: StatusTone; icon: LucideIcon }> = {
  ACTIVE: { words: "Active", tone: "active", icon: CircleDot },
  PENDING: { words: "Pending", tone: "pending", icon: CircleDashed },
  INVITATION_EXPIRED: { words: "Expired", tone: "plain", icon: ClockAlert },
  INVITATION_REJECTED: { words: "Declined", tone: "plain", icon: CircleSlash },
};

/** A membership status: icon and word. */
export function MembershipStatus({ status }: { status: OrganizationMembershipStatus }) {
  const { words, tone, icon } = LOOKS[status];
  return (
    <StatusText tone={tone} icon={icon}>
      {words}
    </StatusText>
  );
}
