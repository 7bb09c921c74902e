"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ReviewDialog } from "@/components/removal/review-dialog";
import { type InvitationTarget, invitationsPlanQuery } from "@/lib/query/invitations-plan";
import { RevokeManyReview } from "./revoke-many-review";

export interface RevokeManyDialogProps {
  organizationId: string;
  organizationName: string;
  targets: readonly InvitationTarget[];
  onClose: () => void;
}

/** Lists the invitations as they are now, asks for their number, and leads to the page where they are revoked one by one. */
export default function RevokeManyDialog({
  organizationId,
  organizationName,
  targets,
  onClose,
}: RevokeManyDialogProps) {
  const queryClient = useQueryClient();
  return (
    <ReviewDialog onClose={onClose}>
      {({ cancelRef, startAgain, close }) => (
        <RevokeManyReview
          organizationId={organizationId}
          organizationName={organizationName}
          targets={targets}
          cancelRef={cancelRef}
          onReviewAgain={() => {
            queryClient.removeQueries({ queryKey: invitationsPlanQuery(organizationId, targets).queryKey });
            startAgain();
          }}
          onClose={close}
        />
      )}
    </ReviewDialog>
  );
}
