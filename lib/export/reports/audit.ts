import { listAudit } from "@/lib/audit/list";
import type { AuditEntry } from "@/lib/audit/types";
import type { IncompletePart } from "@/lib/directory/types";
import type { Column } from "../csv";
import { prepareExport, type Report, type ReportContext } from "../prepared-export";
import { type ReportFilters, requireKnownFilters } from "../report-query";

const PAGE_SIZE = 500;
/** About 60 MB while the file is made. Longer logs are taken out in parts, and the file says that it is one. */
const MAX_ENTRIES = 100_000;

/** The audit log, newest first, with the hashes that chain it. */
export const reportAudit: Report = async (ctx, filters, signal) => {
  const set = requireKnownFilters("audit", filters, {
    scope: [],
    known: ["orgId", "group", "actor", "offboardingId"],
  });
  const readAt = new Date(ctx.now()).toISOString();
  const entries = await readEntries(ctx, filters, signal);
  const oldest = entries.at(MAX_ENTRIES - 1);
  const incomplete: IncompletePart[] = oldest === undefined || oldest.sequence === 1 ? [] : [cutOff(oldest.sequence)];
  const about = { report: "audit", scope: "log", filters: set, organizationId: filters.orgId ?? null };
  return prepareExport(about, { readAt, incomplete }, auditColumns, entries);
};

async function readEntries(ctx: ReportContext, filters: ReportFilters, signal: AbortSignal): Promise<AuditEntry[]> {
  const { orgId, group, actor, offboardingId } = filters;
  const filter = { organizationId: orgId, group, actorKind: actor, offboardingId };
  const all: AuditEntry[] = [];
  while (all.length < MAX_ENTRIES) {
    signal.throwIfAborted();
    const page = await listAudit(ctx.db, { ...filter, before: all.at(-1)?.sequence, limit: PAGE_SIZE });
    all.push(...page.entries);
    if (page.entries.length < PAGE_SIZE) break;
  }
  return all;
}

function cutOff(sequence: number): IncompletePart {
  return {
    part: `Entries before number ${sequence}`,
    reason: `A file holds the newest ${MAX_ENTRIES} entries.`,
    nextStep: "Filter the log, and export it in parts.",
    code: "TOO_MANY_ENTRIES",
  };
}

/** Every field of an entry that its hash covers, and the hashes: the file alone shows whether the chain holds. */
const auditColumns: readonly Column<AuditEntry>[] = [
  { header: "sequence", cell: ({ sequence }) => sequence },
  { header: "at", cell: ({ at }) => at },
  { header: "action", cell: ({ action }) => action },
  { header: "actor", cell: ({ actor }) => actor },
  { header: "subject", cell: ({ subject }) => subject },
  { header: "organization_id", cell: ({ organizationId }) => organizationId },
  { header: "offboarding_id", cell: ({ offboardingId }) => offboardingId },
  { header: "step_id", cell: ({ stepId }) => stepId },
  { header: "details", cell: ({ details }) => JSON.stringify(details) },
  { header: "previous_hash", cell: ({ previousHash }) => previousHash },
  { header: "hash", cell: ({ hash }) => hash },
];
