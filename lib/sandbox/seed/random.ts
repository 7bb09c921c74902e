/** A repeatable source of choices: the same seed builds the same company. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  integer(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Different items, in the order of the list; all of them when it is too short. */
  sample<Item>(items: readonly Item[], count: number): Item[];
  chance(probability: number): boolean;
  objectId(): string;
}

/** mulberry32: small, fast, and good enough to make up people with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next32 = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const random: Random = {
    next: () => next32() / 4_294_967_296,
    integer: (least, most) => least + Math.floor(random.next() * (most - least + 1)),
    pick(items) {
      const item = items[random.integer(0, items.length - 1)];
      if (item === undefined) throw new Error("cannot pick from an empty list");
      return item;
    },
    sample(items, count) {
      if (count >= items.length) return [...items];
      const chosen = new Set<number>();
      while (chosen.size < count) chosen.add(random.integer(0, items.length - 1));
      return items.filter((_, index) => chosen.has(index));
    },
    chance: (probability) => random.next() < probability,
    objectId: () => [next32(), next32(), next32()].map((part) => part.toString(16).padStart(8, "0")).join(""),
  };
  return random;
}
