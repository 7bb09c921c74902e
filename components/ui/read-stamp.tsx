"use client";

import { RelativeTime } from "./relative-time";
import { Spinner } from "./spinner";
import { useIsHydrated } from "./use-is-hydrated";

export interface ReadStampProps {
  /** ISO 8601, or null while nothing was read. */
  readAt: string | null;
  onRefresh: () => void;
  refreshing: boolean;
}

/** "Read 12 s ago · Refresh". */
export function ReadStamp({ readAt, onRefresh, refreshing: isReading }: ReadStampProps) {
  // What the server drew as fresh may have aged on the way; the browser begins with the same words.
  const isHydrated = useIsHydrated();
  const refreshing = isHydrated && isReading;
  return (
    <span className="inline-flex items-center text-sm whitespace-nowrap text-text-3">
      {readAt && (
        <>
          <span>
            Read <RelativeTime at={readAt} stepMs={1000} />
          </span>
          <span aria-hidden>&nbsp;·&nbsp;</span>
        </>
      )}
      <button
        type="button"
        onClick={refreshing ? undefined : onRefresh}
        // A press before the page is taken over would be lost: the button says so.
        aria-disabled={refreshing || !isHydrated}
        className="inline-flex min-h-control-sm items-center gap-1.5 rounded-sm px-0.5 font-medium text-text-2 underline-offset-3 hover:text-text hover:underline aria-disabled:cursor-default aria-disabled:no-underline"
      >
        {refreshing && <Spinner size="xs" />}
        {refreshing ? "Reading…" : "Refresh"}
      </button>
    </span>
  );
}
