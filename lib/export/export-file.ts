import type { IncompletePart } from "@/lib/directory/types";
import { type Column, writeCsv } from "./csv";

export const EXPORT_FORMATS = ["csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a file says about itself, so that it is evidence by itself: what was asked, when it was read, what is missing. */
export interface ExportStamp {
  /** What the rows are: "users". */
  report: string;
  /** Whose: an organization's or project's name, or "all". */
  scope: string;
  /** Only what was set. Empty when everything was asked for. */
  filters: Readonly<Record<string, string | readonly string[]>>;
  /** ISO 8601, UTC. */
  readAt: string;
  incomplete: readonly IncompletePart[];
  /** ISO 8601, UTC. */
  exportedAt: string;
  exportedBy: string;
}

export interface ExportFile {
  name: string;
  contentType: string;
  body: string;
}

/**
 * A report as a file. In CSV the stamp stands in the last columns of every line (a table stays a table, and a part of it
 * still says what it is a part of; one line with nothing else where no row could be read); in JSON it stands around the rows. The name says the same in short.
 */
export function writeExportFile<Row>(
  format: ExportFormat,
  stamp: ExportStamp,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): ExportFile {
  const name = `${nameFile(stamp, rows.length)}.${format}`;
  if (format === "csv") {
    // Without a row nothing inside the file would say that something is missing: then one line holds nothing but the stamp.
    const lines: readonly (Row | null)[] = rows.length === 0 && stamp.incomplete.length > 0 ? [null] : rows;
    const own = columns.map(({ header, cell }) => ({
      header,
      cell: (row: Row | null) => (row === null ? null : cell(row)),
    }));
    const body = writeCsv([...own, ...stampColumns<Row | null>(stamp)], lines);
    return { name, contentType: "text/csv; charset=utf-8; header=present", body };
  }
  const { incomplete, ...about } = stamp;
  const file = { ...about, complete: incomplete.length === 0, incomplete, totalCount: rows.length, results: rows };
  return { name, contentType: "application/json; charset=utf-8", body: `${JSON.stringify(file, null, 2)}\n` };
}

function stampColumns<Row>(stamp: ExportStamp): Column<Row>[] {
  const missing = stamp.incomplete.map(({ part, reason }) => `${part}: ${reason}`).join(" · ");
  const filters = describeFilters(stamp.filters);
  return [
    { header: "list_scope", cell: () => stamp.scope },
    { header: "list_read_at", cell: () => stamp.readAt },
    { header: "list_filters", cell: () => filters },
    { header: "list_complete", cell: () => stamp.incomplete.length === 0 },
    { header: "list_missing", cell: () => missing },
  ];
}

function describeFilters(filters: ExportStamp["filters"]): string {
  const set = Object.entries(filters).map(([name, value]) => `${name}=${[value].flat().join(" or ")}`);
  return set.length === 0 ? "none" : set.join("; ");
}

/** E.g. "users-northwind-labs-20261121T205801Z-filtered-INCOMPLETE-17-rows": safe in every file system and header. */
function nameFile(stamp: ExportStamp, rows: number): string {
  const when = stamp.readAt.replace(/\.\d+/, "").replaceAll(/[-:]/g, "");
  const parts = [
    slug(stamp.report),
    slug(stamp.scope),
    when,
    Object.keys(stamp.filters).length > 0 ? "filtered" : "",
    stamp.incomplete.length > 0 ? "INCOMPLETE" : "",
    rows === 1 ? "1-row" : `${rows}-rows`,
  ];
  return parts.filter((part) => part !== "").join("-");
}

const MAX_SLUG_LENGTH = 60;

function slug(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, MAX_SLUG_LENGTH);
}
