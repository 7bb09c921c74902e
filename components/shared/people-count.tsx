import { CloudOff } from "lucide-react";
import { StatusText } from "@/components/ui/status-text";
import { countWords } from "./known-count";

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
    return (
      <StatusText icon={CloudOff} title="The list of people is incomplete: what it does not show is not none">
        {words ? `People: ${text.toLowerCase()}` : text}
      </StatusText>
    );
  }
  return words ? `${text} ${count === 1 && !isAtLeast ? "person" : "people"}` : text;
}
