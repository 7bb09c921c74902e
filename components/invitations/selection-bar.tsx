import { MailX } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { InvitationRow } from "@/lib/directory/person-types";
import { MAX_INVITATIONS_AT_ONCE } from "@/lib/query/invitations-plan";
import { compositionWords } from "./invitation-words";

export interface SelectionBarProps {
  selected: readonly InvitationRow[];
  /** How many of them the filters hide. */
  hidden: number;
  onClear: () => void;
  onRevoke: () => void;
}

/** In the place of the footer while something is selected, so that the table does not move. */
export function SelectionBar({ selected, hidden, onClear, onRevoke }: SelectionBarProps) {
  const isTooMany = selected.length > MAX_INVITATIONS_AT_ONCE;
  return (
    <section
      aria-label="Selection"
      className="z-(--z-bar) flex min-h-12 flex-none flex-wrap items-center gap-x-3 gap-y-1 border-t border-border-strong bg-surface px-6 py-1.5 text-sm shadow-2 max-phone:px-4"
    >
      <span className="font-medium whitespace-nowrap">{selected.length.toLocaleString("en-US")} selected</span>
      <span className="text-text-3 max-phone:hidden">
        {compositionWords(selected)}
        {hidden > 0 && `; ${hidden} not shown by the filters`}
      </span>
      <Button variant="ghost" size="sm" onClick={onClear}>
        Clear
      </Button>
      {isTooMany && (
        <span id="too-many" className="text-warning-text">
          At most {MAX_INVITATIONS_AT_ONCE} at once.
        </span>
      )}
      <Button
        variant="primary"
        className="ml-auto"
        disabled={isTooMany}
        aria-describedby={isTooMany ? "too-many" : undefined}
        onClick={onRevoke}
      >
        <MailX aria-hidden className="size-icon-sm" />
        {revokeWords(selected.length)}…
      </Button>
    </section>
  );
}

/** "Revoke 5 invitations". */
export function revokeWords(count: number): string {
  return count === 1 ? "Revoke 1 invitation" : `Revoke ${count.toLocaleString("en-US")} invitations`;
}
