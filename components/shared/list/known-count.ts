/** A count as far as it was read: nothing found in an incomplete list is not "none", so it has no number. */
export function knownCount(count: number, isIncomplete: boolean): number | null {
  return count === 0 && isIncomplete ? null : count;
}

/** "12"; "12 or more" where something was not read; "Not known" where nothing was. */
export function countWords(count: number | null, isAtLeast: boolean): string {
  if (count === null || (count === 0 && isAtLeast)) return "Not known";
  const number = count.toLocaleString("en-US");
  return isAtLeast ? `${number} or more` : number;
}
