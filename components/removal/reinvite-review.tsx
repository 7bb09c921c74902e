"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleX, type LucideIcon } from "lucide-react";
import { type FormEvent, type RefObject, useEffect, useRef } from "react";
import { visibleText } from "@/components/shared/visible-text";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { StatusText, type StatusTone } from "@/components/ui/status-text";
import type { ReinviteResult } from "@/lib/offboarding/reinvite/types";
import { toApiError } from "@/lib/query/api-error";
import { organizationOf, type ReinviteSubject, reinviteQuery } from "@/lib/query/reinvite";
import { PlanFailure, PlanSkeleton } from "./plan-review";
import { ReinviteOfferView } from "./reinvite-offer";
import { INVITATION_LEAD, type OfferVerb, offeredPlace, offerLead, offerVerb } from "./reinvite-words";
import { RequestFailureNote } from "./request-failure-note";
import { useReinvite } from "./use-reinvite";

export interface ReinviteReviewProps {
  subject: ReinviteSubject;
  username: string;
  placeName: string;
  verb: OfferVerb;
  cancelRef: RefObject<HTMLButtonElement | null>;
  onLookAgain: () => void;
  onClose: () => void;
}

/** One look at what can be given back, from the live read to what came of the invitation. */
export function ReinviteReview({ subject, cancelRef, onLookAgain, onClose, ...known }: ReinviteReviewProps) {
  const { data, error, isFetching, refetch } = useQuery(reinviteQuery(subject));
  const reinvitation = useReinvite(organizationOf(subject));
  const offer = data?.offer ?? null;
  const { failure, result, isPending } = reinvitation;
  const username = visibleText(offer?.username ?? known.username);
  const place = offer === null ? visibleText(known.placeName) : offeredPlace(offer);
  const verb = offer === null ? known.verb : offerVerb(offer);
  const canSend = offer !== null && offer.obstacle === null && (failure === null || failure.remedy === "confirm_again");

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (canSend && !isPending) reinvitation.send(offer);
  };
  if (result !== null) return <Outcome title={`${verb} ${username} again`} result={result} onClose={onClose} />;
  return (
    <>
      <AlertDialog.Title>
        {verb} {username} to {place} again
      </AlertDialog.Title>
      <form onSubmit={send} className="contents">
        <AlertDialog.Body>
          <AlertDialog.Description>
            <p>{offer === null ? INVITATION_LEAD : offerLead(offer)}</p>
          </AlertDialog.Description>
          {offer !== null ? (
            <ReinviteOfferView offer={offer} />
          ) : data !== undefined ? (
            <>
              {data.incomplete.map((part) => (
                <Note key={`${part.code} ${part.part}`} tone="warn" title={`Could not be read: ${part.part}.`}>
                  {part.reason} {part.nextStep}
                </Note>
              ))}
              {data.incomplete.length === 0 && (
                <Note title="This took nothing away, so there is nothing to give back." />
              )}
            </>
          ) : error !== null && !isFetching ? (
            <PlanFailure error={toApiError(error)} onTryAgain={() => void refetch()} />
          ) : (
            <PlanSkeleton />
          )}
          {failure !== null && (
            <RequestFailureNote
              failure={failure}
              isPending={isPending}
              onCheckAgain={onLookAgain}
              onReviewAgain={onLookAgain}
            />
          )}
        </AlertDialog.Body>
        <AlertDialog.Footer>
          {/* Focus starts here whatever opened the dialog, so it is shown also after a click. */}
          <Button
            ref={cancelRef}
            onClick={onClose}
            disabled={isPending}
            className="focus:[outline-offset:var(--ring-gap)] focus:[outline:var(--ring)]"
          >
            Cancel
          </Button>
          {offer !== null && offer.obstacle === null && (
            <Button type="submit" variant="primary" detail={`to ${place}`} disabled={!canSend} pending={isPending}>
              {verb} {username}
            </Button>
          )}
        </AlertDialog.Footer>
      </form>
    </>
  );
}

const OUTCOMES: Record<ReinviteResult["outcome"], { words: string; tone: StatusTone; icon: LucideIcon }> = {
  invited: { words: "Invited · verified", tone: "ok", icon: CircleCheck },
  active: { words: "Back · verified", tone: "ok", icon: CircleCheck },
  refused: { words: "Refused", tone: "warn", icon: CircleX },
  failed: { words: "Failed", tone: "bad", icon: CircleX },
  not_confirmed: { words: "Not confirmed", tone: "bad", icon: CircleAlert },
};

function Outcome({ title, result, onClose }: { title: string; result: ReinviteResult; onClose: () => void }) {
  const { words, tone, icon } = OUTCOMES[result.outcome];
  // The button that had the focus is gone; without this it would fall back to the page.
  const statusRef = useRef<HTMLParagraphElement>(null);
  useEffect(() => statusRef.current?.focus(), []);
  return (
    <>
      <AlertDialog.Title>{title}</AlertDialog.Title>
      <AlertDialog.Body>
        <div>
          <p
            ref={statusRef}
            role="status"
            tabIndex={-1}
            className="text-base font-medium [&_span]:text-base [&_svg]:size-4.5"
          >
            <StatusText tone={tone} icon={icon}>
              {words}
            </StatusText>
          </p>
          <p className="mt-1 [overflow-wrap:anywhere]">{visibleText(result.sentence)}</p>
          {result.nextStep !== null && <p className="mt-1 [overflow-wrap:anywhere]">{result.nextStep}</p>}
        </div>
      </AlertDialog.Body>
      <AlertDialog.Footer>
        <Button onClick={onClose}>Close</Button>
      </AlertDialog.Footer>
    </>
  );
}
