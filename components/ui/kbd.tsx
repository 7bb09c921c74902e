import type { ReactNode } from "react";

/** A key. */
export function Kbd({ children, className = "" }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={`inline-block h-4.5 min-w-4.5 rounded-sm border border-border bg-hover px-1 text-center font-sans text-2xs font-medium tracking-normal text-text-3 ${className}`}
    >
      {children}
    </kbd>
  );
}
