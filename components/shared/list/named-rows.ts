import { foldText } from "./search-text";

interface Named {
  id: string;
  name: string;
}

const collator = new Intl.Collator("en", { numeric: true });

/** By name as people read it: "line-2" before "line-10". */
export function byName(left: Named, right: Named): number {
  return collator.compare(left.name, right.name);
}

/** Rows whose name has all the words, or whose id is the text. */
export function searchNamed<Row extends Named>(rows: readonly Row[], text: string): readonly Row[] {
  const words = foldText(text.trim()).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => row.id === words[0] || words.every((word) => foldText(row.name).includes(word)));
}
