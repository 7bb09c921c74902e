/** The order of a list, as its heads set it and its address keeps it. */
export interface ListOrder<Key extends string> {
  key: Key;
  descending: boolean;
}

/** The order that an address names: "people", "-created"; `usual` for anything else. */
export function parseOrder<Key extends string>(
  value: string | null,
  keys: readonly Key[],
  usual: ListOrder<Key>,
): ListOrder<Key> {
  const key = keys.find((candidate) => candidate === value?.replace(/^-/, ""));
  return key === undefined ? usual : { key, descending: value?.startsWith("-") ?? false };
}

/** The order as an address has it; null for the usual one. */
export function formatOrder<Key extends string>(order: ListOrder<Key>, usual: ListOrder<Key>): string | null {
  if (order.key === usual.key && order.descending === usual.descending) return null;
  return `${order.descending ? "-" : ""}${order.key}`;
}

/** The order after a click on a head: another column from its start, the same one the other way round. */
export function nextOrder<Key extends string>(
  current: ListOrder<Key>,
  key: Key,
  startsDescending = false,
): ListOrder<Key> {
  return { key, descending: current.key === key ? !current.descending : startsDescending };
}

type Measure = number | string | null;

/**
 * Rows by what `measure` says of them; what is not known stands last either way, and equals as `byDefault` has them. Without a
 * measure that is the whole order.
 */
export function orderBy<Row>(
  rows: readonly Row[],
  measure: ((row: Row) => Measure) | null,
  descending: boolean,
  byDefault: (left: Row, right: Row) => number,
): Row[] {
  const direction = descending ? -1 : 1;
  if (measure === null) return [...rows].sort((left, right) => byDefault(left, right) * direction);
  return [...rows].sort((left, right) => {
    const [a, b] = [measure(left), measure(right)];
    if (a === b) return byDefault(left, right);
    if (a === null) return 1;
    if (b === null) return -1;
    return (a < b ? -1 : 1) * direction;
  });
}

/** What a head needs to sort by its column; nothing while there is no list to sort. */
export function sortingBy<Key extends string>(
  order: ListOrder<Key> | undefined,
  onSort: ((key: Key) => void) | undefined,
) {
  return (key: Key) => {
    if (order === undefined || onSort === undefined) return {};
    const direction = order.descending ? ("descending" as const) : ("ascending" as const);
    return { onSort: () => onSort(key), sorted: order.key === key ? direction : null };
  };
}
