import { and, count, desc, eq, inArray, lt, ne, type SQL } from "drizzle-orm";
import type { Database } from "@/lib/db/database";
import { auditEntries } from "@/lib/db/schema";
import { toAuditEntry } from "./read";
import { AUDIT_ACTIONS, AUDIT_WORKER, type AuditAction, type AuditEntry, type AuditGroup } from "./types";

const MAX_LIMIT = 500;

export interface AuditFilter {
  action?: AuditAction | undefined;
  /** All actions that begin with this word. */
  group?: AuditGroup | undefined;
  actor?: string | undefined;
  /** What people did, or what the worker did for them. */
  actorKind?: "people" | "worker" | undefined;
  organizationId?: string | undefined;
  offboardingId?: string | undefined;
  subject?: string | undefined;
}

export interface AuditPage {
  /** Newest first. */
  entries: AuditEntry[];
  /** How many match the filter in all, on this page or not. */
  total: number;
}

/**
 * One page of the audit log, newest first.
 *
 * @param query.before only entries with a smaller sequence: pass the last one of the page before
 * @param query.limit at most 500
 */
export async function listAudit(
  db: Database,
  query: AuditFilter & { before?: number | undefined; limit: number },
): Promise<AuditPage> {
  const matching = toConditions(query);
  const older = query.before === undefined ? undefined : lt(auditEntries.sequence, query.before);
  const rows = await db
    .select()
    .from(auditEntries)
    .where(and(...matching, older))
    .orderBy(desc(auditEntries.sequence))
    .limit(Math.min(Math.max(query.limit, 1), MAX_LIMIT));
  const [counted] = await db
    .select({ total: count() })
    .from(auditEntries)
    .where(and(...matching));
  return { entries: rows.map(toAuditEntry), total: counted?.total ?? 0 };
}

function toConditions(filter: AuditFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.action !== undefined) conditions.push(eq(auditEntries.action, filter.action));
  if (filter.group !== undefined) conditions.push(inArray(auditEntries.action, actionsOf(filter.group)));
  if (filter.actorKind === "people") conditions.push(ne(auditEntries.actor, AUDIT_WORKER));
  if (filter.actorKind === "worker") conditions.push(eq(auditEntries.actor, AUDIT_WORKER));
  if (filter.actor !== undefined) conditions.push(eq(auditEntries.actor, filter.actor));
  if (filter.organizationId !== undefined) conditions.push(eq(auditEntries.organizationId, filter.organizationId));
  if (filter.offboardingId !== undefined) conditions.push(eq(auditEntries.offboardingId, filter.offboardingId));
  if (filter.subject !== undefined) conditions.push(eq(auditEntries.subject, filter.subject));
  return conditions;
}

function actionsOf(group: AuditGroup): AuditAction[] {
  return AUDIT_ACTIONS.filter((action) => action.startsWith(`${group}.`));
}
