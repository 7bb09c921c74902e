"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

export interface CopyableIdProps {
  /** What is copied. */
  value: string;
  /** What is shown of it, e.g. the first eight characters of a digest. */
  shown?: string;
  /** What it is: "user ID". Its accessible name becomes "Copy user ID 5f1c…". */
  what: string;
}

/** An id in monospace that copies on click. */
export function CopyableId({ value, shown = value, what }: CopyableIdProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      title={`Copy ${what}`}
      aria-label={`Copy ${what} ${shown}`}
      onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
      className="mono -mx-1 -my-0.5 inline-flex min-h-6 max-w-full cursor-copy! items-center gap-1.5 rounded-sm px-1 py-0.5 text-left font-normal [overflow-wrap:anywhere] hover:bg-hover"
    >
      {shown}
      <Icon aria-hidden className="size-3.25 flex-none text-text-3" />
      <span className="sr-only" role="status">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}
