import type { RowRemoval } from "./running-removals";

/**
 * What a row says about a removal of its person. A list that was read after the end of a removal knows better:
 * someone who is listed again has come back.
 */
export function shownRemoval(
  removal: RowRemoval | undefined,
  isListed: boolean,
  listReadAt: string,
): RowRemoval | null {
  if (removal === undefined) return null;
  const hasComeBack = removal.isGone && isListed && removal.endedAt !== null && removal.endedAt < listReadAt;
  return hasComeBack ? null : removal;
}

/**
 * Rows that have left the list because of a removal stay in their place, so that nothing jumps while one looks.
 * `before` is what was shown last, `after` what was read now; `leaving` are the ids whose removal runs or is verified.
 */
export function keepRemovedRows<Row extends { id: string }>(
  before: readonly Row[],
  after: readonly Row[],
  leaving: ReadonlySet<string>,
): readonly Row[] {
  if (leaving.size === 0) return after;
  const present = new Set(after.map((row) => row.id));
  /** Rows to keep, by the row that they stood below; null at the top. */
  const keptBelow = new Map<string | null, Row[]>();
  let above: string | null = null;
  for (const row of before) {
    if (present.has(row.id)) above = row.id;
    else if (leaving.has(row.id)) keptBelow.set(above, [...(keptBelow.get(above) ?? []), row]);
  }
  if (keptBelow.size === 0) return after;
  const kept = (id: string | null) => keptBelow.get(id) ?? [];
  return [...kept(null), ...after.flatMap((row) => [row, ...kept(row.id)])];
}
