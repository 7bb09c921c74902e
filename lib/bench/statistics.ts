/** The middle of the samples: a machine that hiccups once does not move it. Throws when there are none. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 50);
}

/** The smallest sample that so many percent of all are not above (nearest rank). Throws when there are none. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new RangeError("There are no samples.");
  return value;
}
