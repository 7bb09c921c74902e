import { queryKeys } from "./keys";
import { personAddress } from "./person";
import { scanQuery, stopScanOf } from "./scan-query";

/**
 * What lies beside a person's grants and takes longer to read: legacy project invitations, what teams open, leftovers, single
 * sign-on. It runs while somebody looks, or until `stopScan`.
 */
export function personScanQuery(personId: string) {
  return scanQuery(queryKeys.personScan(personId), scanAddress(personId));
}

/** Ends a running scan. What it has found stays. */
export function stopScan(personId: string): void {
  stopScanOf(scanAddress(personId));
}

function scanAddress(personId: string): string {
  return `${personAddress(personId)}/scan`;
}
