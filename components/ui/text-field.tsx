import { CircleCheck } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { classNames } from "./class-names";

export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "className"> {
  label: ReactNode;
  hint?: ReactNode;
  /** A word with a check mark inside the field, e.g. "Matches". */
  okMark?: string | null;
  /** What is wrong with the value, and what to do. */
  error?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** A labelled text box. */
export function TextField({ label, hint, okMark, error, id, ...rest }: TextFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  const describedBy = [hint && `${fieldId}-hint`, error && `${fieldId}-error`].filter(Boolean).join(" ");
  return (
    <div>
      <label htmlFor={fieldId} className="mb-1.5 block text-sm font-medium [overflow-wrap:anywhere]">
        {label}
      </label>
      <div className="relative">
        <input
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...rest}
          id={fieldId}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          className={classNames(
            "h-9 w-full rounded-md border border-border-control bg-surface px-2.5 text-base aria-invalid:border-danger-text",
            okMark && "pr-24",
          )}
        />
        {okMark && (
          <span className="pointer-events-none absolute inset-y-0 right-2.5 inline-flex items-center gap-1 text-xs font-medium text-accent-text">
            <CircleCheck aria-hidden className="size-icon-sm" />
            {okMark}
          </span>
        )}
      </div>
      {hint && (
        <p id={`${fieldId}-hint`} className="mt-1.5 text-xs text-text-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${fieldId}-error`} className="mt-1.5 text-xs text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}
