import { isInvitation } from "@/components/shared/is-invitation";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrganizationUserRow } from "@/lib/directory/types";
import { DormantTime } from "./dormant-time";

/** The last sign-in of a member; of an invitation its expiry, or when it was sent. */
export function TimeCell({ user, isInSentence = false }: { user: OrganizationUserRow; isInSentence?: boolean }) {
  const start = (word: string) => (isInSentence ? word.toLowerCase() : word);
  const { status, lastAuthAt, invitationExpiresAt, invitedAt } = user;
  if (!isInvitation(status)) {
    if (lastAuthAt === null) return start("No sign-in on record");
    return isInSentence ? <RelativeTime at={lastAuthAt} /> : <DormantTime at={lastAuthAt} />;
  }
  if (status === "PENDING" && invitationExpiresAt !== null) {
    return (
      <RelativeTime
        at={invitationExpiresAt}
        words={(relative) =>
          relative.endsWith("ago") ? `${start("Expired")} ${relative}` : `${start("Expires")} ${relative}`
        }
      />
    );
  }
  if (status === "INVITATION_EXPIRED" && invitationExpiresAt !== null) {
    return <RelativeTime at={invitationExpiresAt} words={(relative) => `${start("Expired")} ${relative}`} />;
  }
  if (invitedAt !== null)
    return <RelativeTime at={invitedAt} words={(relative) => `${start("Invited")} ${relative}`} />;
  return start("No date on record");
}
