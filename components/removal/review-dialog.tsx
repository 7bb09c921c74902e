"use client";

import { Fragment, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";

/** What one review in the dialog needs from it. */
export interface Review {
  cancelRef: RefObject<HTMLButtonElement | null>;
  /** Begins another review in its place: what was confirmed in this one no longer counts. */
  startAgain: () => void;
  close: () => void;
}

export interface ReviewDialogProps {
  onClose: () => void;
  /** Where focus returns when the row may have gone; by default to what opened the dialog. */
  finalFocus?: (() => HTMLElement | null) | undefined;
  children: (review: Review) => ReactNode;
}

/** An alert dialog that is open while it is mounted and holds one review after the other, each beginning on Cancel. */
export function ReviewDialog({ onClose, finalFocus, children }: ReviewDialogProps) {
  const [isOpen, setIsOpen] = useState(true);
  const [round, setRound] = useState(0);
  const cancelRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A second review replaces the button that had the focus, and begins like the first: on Cancel.
    if (round > 0) cancelRef.current?.focus();
  }, [round]);
  const review: Review = {
    cancelRef,
    startAgain: () => setRound((current) => current + 1),
    close: () => setIsOpen(false),
  };
  return (
    <AlertDialog.Root open={isOpen} onClose={review.close} onClosed={onClose}>
      <AlertDialog.Popup initialFocus={cancelRef} {...(finalFocus === undefined ? {} : { finalFocus })}>
        <Fragment key={round}>{children(review)}</Fragment>
      </AlertDialog.Popup>
    </AlertDialog.Root>
  );
}
