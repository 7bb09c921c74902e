import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { toApiError } from "@/lib/query/api-error";

export interface StaleNoteProps {
  /** Why the last read failed; nothing is shown without one. */
  error: Error | null;
  onReadAgain: () => void;
  reading: boolean;
}

/** What is on the screen is from an earlier read, because the last one failed. Old news is fine, old news in silence is not. */
export function StaleNote({ error, onReadAgain, reading }: StaleNoteProps) {
  if (error === null) return null;
  const { message, hint } = toApiError(error);
  return (
    <Note
      tone="warn"
      flat
      role="status"
      title="This is from an earlier read; reading again failed."
      actions={
        <Button size="sm" onClick={onReadAgain} pending={reading}>
          Read again
        </Button>
      }
    >
      {message} {hint}
    </Note>
  );
}
