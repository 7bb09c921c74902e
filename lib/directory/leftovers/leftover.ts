/** Where a leftover was found. */
export interface LeftoverPlace {
  organizationId: string;
  organizationName: string;
  project: { id: string; name: string } | null;
}

/** Longer texts would fill the row. */
const LONGEST_QUOTE = 80;

/** What somebody typed into Atlas, as a part of our sentence. */
export function quoted(text: string): string {
  return `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;
}
