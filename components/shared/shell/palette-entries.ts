import type { LucideIcon } from "lucide-react";

export interface PaletteEntry {
  id: string;
  group: string;
  label: string;
  icon: LucideIcon;
  /** Said at the end of the line: where it is, or what it does. */
  end?: string;
  run: () => void;
}

/** The entries that hold every word of the query, in their own order; all of them for an empty one. */
export function matchingEntries(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = `${entry.label} ${entry.end ?? ""} ${entry.group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
