import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { goToSignInAgain } from "@/lib/query/sign-in";
import type { RequestFailure } from "./request-failure";

export interface RequestFailureNoteProps {
  failure: RequestFailure;
  isPending: boolean;
  onCheckAgain: () => void;
  onReviewAgain: () => void;
}

/** Why the request did not go through, with the one thing to do about it. The dialog stays open. */
export function RequestFailureNote({ failure, isPending, onCheckAgain, onReviewAgain }: RequestFailureNoteProps) {
  const isUncertain = failure.remedy === "check_again";
  return (
    <Note tone={isUncertain || failure.remedy === "review_again" ? "warn" : "bad"} role="alert" title={failure.title}>
      {failure.message}
      {failure.reference !== null && <p className="mono mt-1 text-xs text-text-3">{failure.reference}</p>}
      {failure.remedy !== "confirm_again" && (
        <div className="mt-2">
          {failure.remedy === "review_again" && (
            <Button size="sm" onClick={onReviewAgain}>
              Review again
            </Button>
          )}
          {failure.remedy === "sign_in" && (
            <Button size="sm" onClick={goToSignInAgain}>
              Sign in again
            </Button>
          )}
          {failure.remedy === "reload" && (
            <Button size="sm" onClick={() => window.location.reload()}>
              Reload
            </Button>
          )}
          {isUncertain && (
            <Button size="sm" onClick={onCheckAgain} pending={isPending}>
              Check again
            </Button>
          )}
        </div>
      )}
    </Note>
  );
}
