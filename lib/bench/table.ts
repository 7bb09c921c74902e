import type { BenchResult } from "./result";

/** The results as a table for a terminal, one line each, with a line of notes below. */
export function formatTable(results: readonly BenchResult[]): string {
  const header = ["measured", "value", "baseline", "ratio", "aim", ""];
  const rows = results.map((result) => [
    result.name,
    withUnit(result.value, result.unit),
    result.baseline === null ? "" : withUnit(result.baseline, result.unit),
    result.ratio === null ? "" : `${result.ratio.toFixed(2)}×`,
    result.aim,
    result.isMet ? "met" : "not met",
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const lines = [header, widths.map((width) => "─".repeat(width)), ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : alignCell(cell, column, widths)))
      .join("  "),
  );
  const notes = results.filter(({ note }) => note !== "").map(({ name, note }) => `${name}: ${note}`);
  return [...lines.map((line) => line.trimEnd()), "", ...notes].join("\n");
}

/** Numbers end under each other; words begin under each other. */
function alignCell(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}

function withUnit(value: number, unit: string): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
