export interface FacetOption {
  value: string;
  label: string;
  /** How many rows of the list have it; left out where counting says little. */
  count?: number;
}

/** A filter of the bar: its word, what it can be set to, and what it is set to. */
export interface Facet<Key extends string = string> {
  key: Key;
  label: string;
  /** Computed when its menu opens: over 10,000 rows it is not for every key press. */
  options: () => FacetOption[];
  /** Said in the menu when the options are not known. */
  problem: string | null;
  chosen: string | null;
}

/** What is set, as words: "project fleet-telemetry, role Billing Viewer". */
export function describeFilters(facets: readonly Facet[], searchText: string): string {
  const parts = facets
    .filter((facet) => facet.chosen !== null)
    .map((facet) => `${facet.label.toLowerCase()} ${facet.chosen}`);
  const text = searchText.trim();
  if (text !== "") parts.push(`text “${text}”`);
  return parts.join(", ");
}

/** Values with how often they occur, the most frequent first. */
export function countValues(values: Iterable<string>): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
