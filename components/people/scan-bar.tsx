"use client";

import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Spinner } from "@/components/ui/spinner";
import type { ApiError } from "@/lib/query/api-error";
import type { ScanState } from "@/lib/query/scan-state";

export interface ScanBarProps {
  scan: ScanState | undefined;
  isScanning: boolean;
  error: ApiError | null;
  /** What is looked for, as a sentence. */
  looking: string;
  /** What is not known where the scan did not come to its end, as a sentence. */
  missing: string;
  onStop: () => void;
  onScan: () => void;
}

/** How far the scan beside the page is, with the way to stop it; afterwards only what is missing because of it. */
export function ScanBar({ scan, isScanning, error, looking, missing, onStop, onScan }: ScanBarProps) {
  if (isScanning) {
    const { done = 0, total = 0 } = scan ?? {};
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-border px-3 py-2 text-sm text-text-2">
        <p role="status" className="flex min-w-0 flex-1 basis-64 items-start gap-2">
          <Spinner size="sm" className="mt-0.5" />
          <span>{looking}</span>
        </p>
        <span className="flex items-center gap-3">
          <ProgressBar label="Parts scanned" value={done} max={total} className="w-32" />
          <span className="whitespace-nowrap text-text-3">{total === 0 ? "Starting" : `${done} of ${total}`}</span>
          <Button size="sm" onClick={onStop}>
            Stop
          </Button>
        </span>
      </div>
    );
  }
  if (error !== null) {
    return (
      <Note tone="warn" role="status" title="The scan did not come to its end." actions={<ScanAgain onScan={onScan} />}>
        {error.message} {error.hint} {missing}
      </Note>
    );
  }
  if (scan?.isStopped) {
    return (
      <Note tone="warn" role="status" title="The scan was stopped." actions={<ScanAgain onScan={onScan} />}>
        {scan.total > 0 && `${scan.done} of ${scan.total} parts were read. `}
        {missing}
      </Note>
    );
  }
  return null;
}

function ScanAgain({ onScan }: { onScan: () => void }) {
  return (
    <Button size="sm" onClick={onScan}>
      Scan again
    </Button>
  );
}
