"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { type ReinviteSubject, reinviteQuery } from "@/lib/query/reinvite";
import { ReinviteReview } from "./reinvite-review";

export interface ReinviteDialogProps {
  subject: ReinviteSubject;
  /** As the screen knows them; what counts is read live. */
  username: string;
  placeName: string;
  onClose: () => void;
}

/** Shows what can be given back and what is gone, then sends the invitation. Mount it to open it. */
export default function ReinviteDialog({ subject, username, placeName, onClose }: ReinviteDialogProps) {
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(true);
  const [round, setRound] = useState(0);
  const cancelRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A second look replaces the button that had the focus, and begins like the first: on Cancel.
    if (round > 0) cancelRef.current?.focus();
  }, [round]);
  const lookAgain = () => {
    queryClient.removeQueries({ queryKey: reinviteQuery(subject).queryKey });
    setRound((current) => current + 1);
  };
  return (
    <AlertDialog.Root open={isOpen} onClose={() => setIsOpen(false)} onClosed={onClose}>
      <AlertDialog.Popup initialFocus={cancelRef}>
        <ReinviteReview
          key={round}
          subject={subject}
          username={username}
          placeName={placeName}
          cancelRef={cancelRef}
          onLookAgain={lookAgain}
          onClose={() => setIsOpen(false)}
        />
      </AlertDialog.Popup>
    </AlertDialog.Root>
  );
}
