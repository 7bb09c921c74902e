import { appendAudit } from "@/lib/audit/append";
import { AppError } from "@/lib/errors";
import type { ExportFile, ExportFormat } from "./export-file";
import type { ReportContext } from "./prepared-export";
import type { ReportFilters } from "./report-query";
import { reports } from "./reports/all";

/**
 * A report as a file for one person. The audit entry is committed before the file is handed out: what cannot be recorded
 * does not leave. Throws AppError: NOT_FOUND for a report there is none of, BAD_INPUT for a filter it does not know, and
 * what the readers of lib/directory throw.
 */
export async function downloadReport(
  ctx: ReportContext,
  asked: { report: string; format: ExportFormat; filters: ReportFilters; exportedBy: string; signal: AbortSignal },
): Promise<ExportFile> {
  const report = reports.get(asked.report);
  if (report === undefined) {
    throw new AppError("NOT_FOUND", "There is no such report.", {
      hint: `There are: ${[...reports.keys()].join(", ")}.`,
    });
  }
  const prepared = await report(ctx, asked.filters, asked.signal);
  const exportedAt = new Date(ctx.now()).toISOString();
  const file = prepared.write(asked.format, { exportedAt, exportedBy: asked.exportedBy });
  await ctx.db.transaction((transaction) =>
    appendAudit(transaction, {
      action: "export.downloaded",
      actor: asked.exportedBy,
      organizationId: prepared.organizationId,
      details: { file: file.name, rows: prepared.rowCount, complete: prepared.isComplete },
    }),
  );
  return file;
}
