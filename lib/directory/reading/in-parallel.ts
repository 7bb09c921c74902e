/**
 * Does something with every item, at most `limit` at a time, and keeps the order. Each outcome is settled, so that one
 * failure hides no other answer; an ended signal starts nothing more and throws its reason.
 */
export async function settleInParallel<Item, Value>(
  items: readonly Item[],
  limit: number,
  task: (item: Item) => Promise<Value>,
  signal?: AbortSignal,
): Promise<PromiseSettledResult<Value>[]> {
  const outcomes: PromiseSettledResult<Value>[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) {
      signal?.throwIfAborted();
      const [outcome] = await Promise.allSettled([task(item)]);
      outcomes[index] = outcome;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return outcomes;
}
