"use client";

import { Hourglass } from "lucide-react";
import { useNow } from "@/components/ui/clock";
import { absoluteUtc } from "@/components/ui/relative-words";

/** Atlas asked us to wait: counts down, then says that it goes on. Shown, not announced every second. */
export function RateLimitWait({ until }: { until: string }) {
  const leftMs = Date.parse(until) - useNow(1000);
  return (
    <div className="flex gap-3 rounded-lg border border-border px-3 py-2.5 text-sm text-text-2">
      <Hourglass aria-hidden className="mt-px size-icon flex-none text-warning-icon" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-text">Atlas asks us to wait</p>
        <p className="flex flex-wrap justify-between gap-x-3">
          <span suppressHydrationWarning>
            {leftMs > 0 ? (
              <>
                Goes on in <b className="font-medium text-text">{countdown(leftMs)}</b>
              </>
            ) : (
              "Goes on now"
            )}
          </span>
          <span className="text-text-3">
            at{" "}
            <time dateTime={until} title={absoluteUtc(until)}>
              {absoluteUtc(until).slice(11)}
            </time>
          </span>
        </p>
      </div>
    </div>
  );
}

function countdown(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
