import type { ScanEvent } from "@/lib/directory/person-types";
import { openScanLines } from "@/lib/directory/scan/scan-lines";

/** A scan as an answer of one JSON value a line, sent as it is found; closing the connection stops the scan. */
export async function scanAnswer(
  start: (signal: AbortSignal) => AsyncGenerator<ScanEvent, void, undefined>,
  signal: AbortSignal,
): Promise<Response> {
  return new Response(await openScanLines(start, signal), {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      // Compressed or buffered on the way, the lines would come all at once.
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
