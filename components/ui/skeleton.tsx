/** A grey bar in the place of words that are being read. Wrap a group of them in `appear-late`. */
export function Skeleton({ width, className = "" }: { width: number; className?: string }) {
  return (
    <span
      aria-hidden
      className={`inline-block h-2.5 max-w-full animate-pulse rounded-sm bg-pressed align-middle ${className}`}
      style={{ width }}
    />
  );
}
