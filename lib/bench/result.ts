/** One line of the benchmark's table. No line fails the run: a slow machine is not a fault. */
export interface BenchResult {
  name: string;
  /** What was measured, in `unit`. */
  value: number;
  unit: "ms" | "KiB" | "MB" | "calls";
  /** What it is measured against in the same run, in the same unit, or null when it stands for itself. */
  baseline: number | null;
  /** How many times the baseline it is; null without one. */
  ratio: number | null;
  /** In words: "≤ 1.3×". */
  aim: string;
  isMet: boolean;
  /** How it was measured, as far as the name does not say. */
  note: string;
  samples: readonly number[];
}

/** A measurement in the same unit throughout; `aimed` decides whether it is met. */
export function makeResult(
  measured: Pick<BenchResult, "name" | "unit" | "value" | "aim" | "note" | "samples"> & { baseline?: number },
  aimed: (value: number, ratio: number | null) => boolean,
): BenchResult {
  const baseline = measured.baseline ?? null;
  const ratio = baseline === null ? null : measured.value / baseline;
  return { ...measured, baseline, ratio, isMet: aimed(measured.value, ratio) };
}
