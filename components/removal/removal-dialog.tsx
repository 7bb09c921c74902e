"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { RemovalTarget } from "@/lib/offboarding/types";
import { queryKeys } from "@/lib/query/keys";
import { RemovalFlow } from "./removal-flow";
import type { RemovalPerson } from "./removal-words";

export interface RemovalDialogProps {
  target: RemovalTarget;
  /** As the row knows them; what counts is read live. */
  person: RemovalPerson;
  /** The organization's name, or the project's for a removal from a project. */
  placeName: string;
  onClose: () => void;
  /** Where focus returns when the row may have gone; by default to what opened the dialog. */
  finalFocus?: () => HTMLElement | null;
}

/**
 * Review, confirmation, progress and outcome of one removal, in one alert dialog. Mount it to open it:
 *
 *     {removing && <RemovalDialog target={…} person={removing} placeName={organization.name} onClose={() => setRemoving(null)} />}
 *
 * Closing it never stops a removal that was requested: `useRunningRemovals` shows how it goes on.
 */
export function RemovalDialog({ target, person, placeName, onClose, finalFocus }: RemovalDialogProps) {
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(true);
  const [review, setReview] = useState<{ round: number; notice: string | null }>({ round: 0, notice: null });

  const cancelRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A second review replaces the button that had the focus, and begins like the first: on Cancel.
    if (review.round > 0) cancelRef.current?.focus();
  }, [review.round]);

  /** A new live read under a new request key: what was confirmed before no longer counts. */
  const reviewAgain = (notice: string | null) => {
    queryClient.removeQueries({ queryKey: queryKeys.plan(target) });
    setReview(({ round }) => ({ round: round + 1, notice }));
  };

  return (
    <AlertDialog.Root open={isOpen} onClose={() => setIsOpen(false)} onClosed={onClose}>
      <AlertDialog.Popup initialFocus={cancelRef} {...(finalFocus === undefined ? {} : { finalFocus })}>
        <RemovalFlow
          key={review.round}
          target={target}
          person={person}
          placeName={placeName}
          cancelRef={cancelRef}
          notice={review.notice}
          onReviewAgain={reviewAgain}
          onClose={() => setIsOpen(false)}
        />
      </AlertDialog.Popup>
    </AlertDialog.Root>
  );
}
