export interface ProgressBarProps {
  label: string;
  value: number;
  max: number;
  className?: string;
}

/** How much of something is done. */
export function ProgressBar({ label, value, max, className = "" }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={`h-1 overflow-hidden rounded-full bg-pressed ${className}`}
    >
      <span
        className="block h-full rounded-full bg-accent forced-colors:bg-[Highlight]"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
