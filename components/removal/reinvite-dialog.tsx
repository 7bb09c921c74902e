"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReinviteSubject, reinviteQuery } from "@/lib/query/reinvite";
import { ReinviteReview } from "./reinvite-review";
import type { OfferVerb } from "./reinvite-words";
import { ReviewDialog } from "./review-dialog";

export interface ReinviteDialogProps {
  subject: ReinviteSubject;
  /** As the screen knows them; what counts is read live. */
  username: string;
  placeName: string;
  /** "Add" where they need not be invited for it. */
  verb?: OfferVerb;
  onClose: () => void;
}

/** Shows what can be given back and what is gone, then sends the invitation. Mount it to open it. */
export default function ReinviteDialog({
  subject,
  username,
  placeName,
  verb = "Invite",
  onClose,
}: ReinviteDialogProps) {
  const queryClient = useQueryClient();
  return (
    <ReviewDialog onClose={onClose}>
      {({ cancelRef, startAgain, close }) => (
        <ReinviteReview
          subject={subject}
          username={username}
          placeName={placeName}
          verb={verb}
          cancelRef={cancelRef}
          onLookAgain={() => {
            queryClient.removeQueries({ queryKey: reinviteQuery(subject).queryKey });
            startAgain();
          }}
          onClose={close}
        />
      )}
    </ReviewDialog>
  );
}
