import { CloudOff } from "lucide-react";
import { StatusText } from "@/components/ui/status-text";
import { countWords } from "./known-count";

const WHY = "The list of people is incomplete: what it does not show is not none";

export interface PeopleCountProps {
  /** Null while nobody can say. Not known is not zero. */
  count: number | null;
  /** Whether the list it was counted in is incomplete. */
  isAtLeast: boolean;
  /** With the noun, where no head of a column says it. */
  words?: boolean;
}

/** How many people a project or a team has. */
export function PeopleCount({ count, isAtLeast, words = false }: PeopleCountProps) {
  const text = countWords(count, isAtLeast);
  if (count === null) {
    // In a line of small words an icon would stand out of it.
    return words ? (
      <span title={WHY}>People: {text.toLowerCase()}</span>
    ) : (
      <StatusText icon={CloudOff} title={WHY}>
        {text}
      </StatusText>
    );
  }
  return words ? `${text} ${count === 1 && !isAtLeast ? "person" : "people"}` : text;
}
