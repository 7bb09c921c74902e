import { Plus, X } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "./class-names";

export interface ChipProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  ref?: Ref<HTMLButtonElement>;
}

/** A filter that can be added: a dashed button. */
export function Chip({ children, className, type = "button", ...rest }: ChipProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(
        "inline-flex h-control-sm flex-none items-center gap-1.5 rounded-full border border-dashed border-border-strong px-2.5 text-sm whitespace-nowrap text-text-2 hover:bg-hover",
        className,
      )}
    >
      <Plus aria-hidden className="-ml-0.5 size-3 text-text-3" />
      {children}
    </button>
  );
}

export interface SetChipProps {
  label: string;
  value: ReactNode;
  /** The accessible name of the button that takes it away: "Clear project filter". */
  clearLabel: string;
  onClear: () => void;
}

/** A filter that is set: solid, with a button that clears it. */
export function SetChip({ label, value, clearLabel, onClear }: SetChipProps) {
  return (
    <span className="inline-flex h-control-sm flex-none items-center gap-1.5 rounded-full border border-border-strong bg-surface pr-0.75 pl-2.5 text-sm whitespace-nowrap text-text">
      {label}: <b className="font-medium">{value}</b>
      <button
        type="button"
        aria-label={clearLabel}
        onClick={onClear}
        className="ring-inside grid size-6 place-items-center rounded-full hover:bg-pressed"
      >
        <X aria-hidden className="size-3 text-text-3" />
      </button>
    </span>
  );
}
