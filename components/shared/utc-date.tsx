import { absoluteUtc } from "@/components/ui/relative-words";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "12 Mar 2023", the same for every reader, with the whole moment on hover. */
export function UtcDate({ at }: { at: string }) {
  return (
    <time dateTime={at} title={absoluteUtc(at)} className="whitespace-nowrap">
      {utcDateWords(at)}
    </time>
  );
}

/** "12 Mar 2023" in UTC. */
export function utcDateWords(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}
