import type { Log } from "@/lib/log";

const SAME_ERROR_AGAIN_AFTER_MS = 30_000;

/** Logs the queue's errors. While the database is down every poll fails: the same failure is logged once in a while. */
export function createErrorReport(log: Log): (error: Error) => void {
  const reportedAt = new Map<string, number>();
  return (error) => {
    // The queue puts the id of its worker behind the sentence.
    const reason = error.message.replace(/ \(Queue: .*\)$/, "");
    const nowMs = performance.now();
    if (nowMs - (reportedAt.get(reason) ?? Number.NEGATIVE_INFINITY) < SAME_ERROR_AGAIN_AFTER_MS) {
      return;
    }
    reportedAt.clear();
    reportedAt.set(reason, nowMs);
    log.warn({ reason }, "The job queue met an error and goes on");
  };
}
