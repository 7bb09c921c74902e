"use client";

import { useNow } from "./clock";
import { absoluteUtc, relativeWords } from "./relative-words";

export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
  /** How often the words may change: 1 s for what was just read, a minute for the rest. */
  stepMs?: number;
  /** Turns "3 d ago" into something else, e.g. "Expires in 6 d". */
  words?: (relative: string) => string;
}

/** A `<time>` with relative words that go on, and the absolute UTC time on hover. */
export function RelativeTime({ at, stepMs = 60_000, words = (relative) => relative }: RelativeTimeProps) {
  const now = useNow(stepMs);
  const atMs = Date.parse(at);
  // The clock moves in steps, so something just read may lie a step ahead of it.
  const nowMs = atMs > now && atMs - now < stepMs ? atMs : now;
  return (
    <time dateTime={at} title={absoluteUtc(at)} suppressHydrationWarning>
      {words(relativeWords(atMs, nowMs))}
    </time>
  );
}
