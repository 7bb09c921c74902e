"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
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
  const [isOpen, setIsOpen] = useState(true);
  const [round, setRound] = useState(0);
  const cancelRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A second review replaces the button that had the focus, and begins like the first: on Cancel.
    if (round > 0) cancelRef.current?.focus();
  }, [round]);
  const reviewAgain = () => {
    queryClient.removeQueries({ queryKey: invitationsPlanQuery(organizationId, targets).queryKey });
    setRound((current) => current + 1);
  };
  return (
    <AlertDialog.Root open={isOpen} onClose={() => setIsOpen(false)} onClosed={onClose}>
      <AlertDialog.Popup initialFocus={cancelRef}>
        <RevokeManyReview
          key={round}
          organizationId={organizationId}
          organizationName={organizationName}
          targets={targets}
          cancelRef={cancelRef}
          onReviewAgain={reviewAgain}
          onClose={() => setIsOpen(false)}
        />
      </AlertDialog.Popup>
    </AlertDialog.Root>
  );
}
