import Link from "next/link";
import { UtcDate } from "@/components/shared/utc-date";
import { Note } from "@/components/ui/note";
import type { LastOffboarding } from "@/lib/directory/person-types";
import type { ScanState } from "@/lib/query/scan-state";

export interface OffboardedNoteProps {
  offboarded: LastOffboarding;
  /** Something gives them access, or could not be read. */
  hasMore: { access: boolean; unread: boolean };
  scan: ScanState | undefined;
  isScanning: boolean;
}

/** Of somebody whom Atlas has forgotten: that nothing is left, as far as it was read, and when that was done. */
export function OffboardedNote({ offboarded, hasMore, scan, isScanning }: OffboardedNoteProps) {
  const standing = standingOf({ hasMore, scan, isScanning });
  return (
    <Note tone={standing.isClear ? "ok" : "plain"} role="status" title={standing.words}>
      Offboarded <UtcDate at={offboarded.at} />.{" "}
      <Link href={`/offboardings/${encodeURIComponent(offboarded.offboardingId)}`} className="link">
        Open receipt
      </Link>
    </Note>
  );
}

/** Old project invitations are the scan's: without its end, nobody knows that there are none. */
export function standingOf({ hasMore, scan, isScanning }: Omit<OffboardedNoteProps, "offboarded">): {
  words: string;
  isClear: boolean;
} {
  if (hasMore.access) return { words: "They have access again.", isClear: false };
  if (hasMore.unread) return { words: "No access left in what could be read.", isClear: false };
  if (isScanning) return { words: "No access left so far. Every project is still asked.", isClear: false };
  const isScanned = scan !== undefined && scan.readAt !== null && Object.keys(scan.incomplete).length === 0;
  return isScanned
    ? { words: "No access left in any connected organization.", isClear: true }
    : { words: "No access left in what could be read.", isClear: false };
}
