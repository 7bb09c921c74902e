/**
 * A spreadsheet runs a cell that begins with one of these as a formula (OWASP ASVS 1.2.10). The full-width forms are
 * folded to the ASCII ones by some of them; TAB, CR, LF and NUL are skipped before the next character is looked at.
 * Apostrophes in front count as part of it, so that every cell can be turned back into what it was.
 *
 * After a semicolon too: where the comma is the decimal sign, Excel splits a line at its semicolons, in the midst of a
 * quoted field, and drops a pair of quotes at the beginning of what it then calls a cell.
 */
const RUNS_AS_FORMULA = /(^|;[ "]*)(?='*[=+\-@\t\r\n\0＝＋－＠])/g;

export type Cell = string | number | boolean | null;

/** What stands in the cell of what nobody could read: an empty one would be taken for "none". */
export const NOT_KNOWN = "not known";

/** One column: its name in the first line, and what stands in it. */
export interface Column<Row> {
  header: string;
  cell(row: Row): Cell;
}

/**
 * A table as CSV after RFC 4180: CRLF at the end of every line, a field quoted where it has to be, quotes doubled, the same
 * number of fields in every line. Begins with a byte order mark, without which Excel reads UTF-8 as something else.
 * Texts that a spreadsheet would run are neutralised with an apostrophe.
 */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ header }) => writeField(header)).join(",")];
  for (const row of rows) lines.push(columns.map(({ cell }) => writeField(cell(row))).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function writeField(cell: Cell): string {
  // A number is ours, never a text from outside: its minus sign is a minus sign.
  const text = typeof cell === "string" ? neutraliseFormula(cell) : cell === null ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Puts an apostrophe before whatever a spreadsheet would run. Taking it away again gives the text back. */
export function neutraliseFormula(text: string): string {
  return text.replace(RUNS_AS_FORMULA, "$1'");
}
