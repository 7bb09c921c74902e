import type { Database } from "@/lib/db/database";
import type { DirectoryReadContext } from "@/lib/directory/cache";
import type { ReadState } from "@/lib/directory/types";
import type { Column } from "./csv";
import { type ExportFile, type ExportFormat, type ExportStamp, writeExportFile } from "./export-file";
import type { ReportFilters } from "./report-query";

/** What a report is made from. */
export interface ReportContext {
  directory: DirectoryReadContext;
  db: Database;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A report that has been read and waits to be written. */
export interface PreparedExport {
  rowCount: number;
  isComplete: boolean;
  /** The organization it is about, or null when it is about several. */
  organizationId: string | null;
  write(format: ExportFormat, made: Pick<ExportStamp, "exportedAt" | "exportedBy">): ExportFile;
}

/** One kind of report. Throws AppError as the readers of lib/directory do. */
export type Report = (ctx: ReportContext, filters: ReportFilters, signal: AbortSignal) => Promise<PreparedExport>;

/** Binds rows to their columns, so that whoever writes the file need not know what the rows are. */
export function prepareExport<Row>(
  about: Pick<ExportStamp, "report" | "scope" | "filters"> & { organizationId: string | null },
  read: ReadState,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): PreparedExport {
  const { organizationId, ...rest } = about;
  const { readAt, incomplete } = read;
  return {
    rowCount: rows.length,
    isComplete: incomplete.length === 0,
    organizationId,
    write: (format, made) => writeExportFile(format, { ...rest, readAt, incomplete, ...made }, columns, rows),
  };
}
