import type { InputHTMLAttributes } from "react";

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "className"> {
  /** Its accessible name. */
  label: string;
  /** Some, but not all. */
  indeterminate?: boolean;
}

/** A check box of 16 px with a hit area of at least 24. */
export function Checkbox({ label, indeterminate = false, ...rest }: CheckboxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      aria-label={label}
      ref={(input) => {
        if (input) input.indeterminate = indeterminate;
      }}
      className="checkbox"
    />
  );
}
