import { visibleText } from "@/components/shared/visible-text";
import { TextField } from "@/components/ui/text-field";
import { matchesPhrase } from "./removal-words";

export interface TypedConfirmationProps {
  phrase: string;
  value: string;
  onChange: (value: string) => void;
}

/** What makes an owner's removal slower than a click. Pasting is fine: it is about looking, not about typing. */
export function TypedConfirmation({ phrase, value, onChange }: TypedConfirmationProps) {
  return (
    <TextField
      label={
        <>
          Type <span className="mono font-medium">{visibleText(phrase)}</span> to confirm
        </>
      }
      value={value}
      onChange={(event) => onChange(event.target.value)}
      okMark={matchesPhrase(value, phrase) ? "Matches" : null}
    />
  );
}
