import type { auditEntries } from "@/lib/db/schema";
import type { AuditEntry } from "./types";

/** A row as the domain sees it: times as ISO 8601 in UTC. */
export function toAuditEntry(row: typeof auditEntries.$inferSelect): AuditEntry {
  return { ...row, at: row.at.toISOString() };
}
