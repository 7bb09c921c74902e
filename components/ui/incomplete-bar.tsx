"use client";

import { Button } from "./button";
import { Note } from "./note";
import { useIsHydrated } from "./use-is-hydrated";

export interface IncompleteBarProps {
  /** What could not be read: `{ part, reason, nextStep, code }` each. */
  parts: readonly { part: string; reason: string; nextStep: string; code: string }[];
  onReadAgain: () => void;
  reading?: boolean;
  /** Over a table or inside a card. */
  flat?: boolean;
  /** In a narrow card: the button stands under the words. */
  stacked?: boolean;
  className?: string;
}

const SHOWN = 3;
/** The version of the API that a connection speaks: another read would say the same. */
const STAYS_UNREAD = "NOT_IN_V1";

/** The amber bar of a partial read. It stays until the part is read. */
export function IncompleteBar({
  parts,
  onReadAgain,
  reading = false,
  flat = true,
  stacked = false,
  className,
}: IncompleteBarProps) {
  const isHydrated = useIsHydrated();
  if (parts.length === 0) return null;
  const shown = parts.slice(0, SHOWN);
  return (
    <Note
      tone="warn"
      flat={flat}
      stacked={stacked}
      role="status"
      className={className ?? ""}
      actions={
        parts.some((part) => part.code !== STAYS_UNREAD) && (
          <Button size="sm" onClick={onReadAgain} pending={reading && isHydrated}>
            Read again
          </Button>
        )
      }
    >
      {shown.map((part) => (
        <p key={`${part.code} ${part.part}`}>
          <strong className="font-semibold text-warning-text">{sentenceStart(part.part)} could not be read</strong>,
          because {clause(part.reason)} {part.nextStep}
        </p>
      ))}
      <p>
        {parts.length > SHOWN && `And ${parts.length - SHOWN} more parts. `}
        What stands here is incomplete.
      </p>
    </Note>
  );
}

function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A sentence as the end of another one: "Atlas answered 503." stays, "The key has no role." begins small. */
function clause(sentence: string): string {
  const first = /^(The|A|An|This|It|No|Nothing|None|Its)\b/.test(sentence);
  return first ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
