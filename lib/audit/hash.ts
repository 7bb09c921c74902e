import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical";
import type { AuditEntry } from "./types";

/** What stands before the first entry. */
export const GENESIS_HASH = "0".repeat(64);

/**
 * The hash of an entry, in hex: SHA-256 over the previous entry's hash, a line feed, and the canonical JSON of all other
 * fields. Changing, removing, inserting or reordering anything changes every hash behind it. `at` is ISO 8601 in UTC with
 * milliseconds.
 */
export function hashEntry(entry: Omit<AuditEntry, "hash">): string {
  // Named one by one: an entry read from the database carries its own hash as well.
  const { sequence, at, action, actor, organizationId, offboardingId, stepId, subject, details } = entry;
  const content = canonicalJson({
    sequence,
    at,
    action,
    actor,
    organizationId,
    offboardingId,
    stepId,
    subject,
    details,
  });
  return createHash("sha256").update(`${entry.previousHash}\n${content}`, "utf8").digest("hex");
}
