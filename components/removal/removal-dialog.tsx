"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RemovalTarget } from "@/lib/offboarding/types";
import { queryKeys } from "@/lib/query/keys";
import { RemovalFlow } from "./removal-flow";
import type { RemovalPerson } from "./removal-words";
import { ReviewDialog } from "./review-dialog";

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
  /** Why it is reviewed once more. */
  const [notice, setNotice] = useState<string | null>(null);
  return (
    <ReviewDialog onClose={onClose} finalFocus={finalFocus}>
      {({ cancelRef, startAgain, close }) => (
        <RemovalFlow
          target={target}
          person={person}
          placeName={placeName}
          cancelRef={cancelRef}
          notice={notice}
          onReviewAgain={(why) => {
            queryClient.removeQueries({ queryKey: queryKeys.plan(target) });
            setNotice(why);
            startAgain();
          }}
          onClose={close}
        />
      )}
    </ReviewDialog>
  );
}
