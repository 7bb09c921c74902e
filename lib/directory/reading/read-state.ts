/**
 * When the oldest of several reads was made: what is built from all of them is no newer than that.
 * All times are ISO 8601 in UTC with milliseconds, so their order is that of their letters.
 */
export function oldestOf(first: { readAt: string }, ...others: { readAt: string }[]): string {
  const [oldest = first.readAt] = [first, ...others].map(({ readAt }) => readAt).sort();
  return oldest;
}
