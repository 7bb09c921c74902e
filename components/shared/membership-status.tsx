import { CircleDashed, CircleDot, CircleHelp, CircleSlash, ClockAlert, type LucideIcon } from "lucide-react";
import { StatusText, type StatusTone } from "@/components/ui/status-text";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";

/** Active is neutral: only what is unusual gets colour. */
const LOOKS: Record<OrganizationMembershipStatus, { words: string; tone: StatusTone; icon: LucideIcon }> = {
  ACTIVE: { words: "Active", tone: "active", icon: CircleDot },
  PENDING: { words: "Pending", tone: "pending", icon: CircleDashed },
  INVITATION_EXPIRED: { words: "Expired", tone: "plain", icon: ClockAlert },
  INVITATION_REJECTED: { words: "Declined", tone: "plain", icon: CircleSlash },
};

/** A membership status: icon and word. Null is a status that this generation of the API does not tell. */
export function MembershipStatus({ status }: { status: OrganizationMembershipStatus | null }) {
  if (status === null) {
    return (
      <StatusText icon={CircleHelp} title="Version 1.0 of the API tells no status. It lists active users only.">
        Status not told
      </StatusText>
    );
  }
  const { words, tone, icon } = LOOKS[status];
  return (
    <StatusText tone={tone} icon={icon}>
      {words}
    </StatusText>
  );
}
