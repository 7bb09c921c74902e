const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function span(differenceMs: number): string {
  if (differenceMs < MINUTE_MS) return `${Math.floor(differenceMs / SECOND_MS)} s`;
  if (differenceMs < HOUR_MS) return `${Math.floor(differenceMs / MINUTE_MS)} min`;
  if (differenceMs < DAY_MS) return `${Math.floor(differenceMs / HOUR_MS)} h`;
  return `${Math.floor(differenceMs / DAY_MS).toLocaleString("en-US")} d`;
}

/** "12 s ago", "3 d ago", "in 6 d". What is less than a second away is "now". */
export function relativeWords(atMs: number, nowMs: number): string {
  const differenceMs = nowMs - atMs;
  if (Math.abs(differenceMs) < SECOND_MS) return "now";
  return differenceMs > 0 ? `${span(differenceMs)} ago` : `in ${span(-differenceMs)}`;
}

/** "2026-11-18 09:12:44 UTC", whatever the time zone of the reader. */
export function absoluteUtc(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "14:32 UTC". */
export function clockUtc(iso: string): string {
  return `${absoluteUtc(iso).slice(11, 16)} UTC`;
}
