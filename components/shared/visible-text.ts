/**
 * Characters that show nothing or turn the text around them: control, format (zero-width, bidirectional, tags), private use,
 * line separators, and the blanks that are letters. A name with one of them can pretend to be another name.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** The text with every hidden character spelled out, e.g. "a⟨U+202E⟩b": for the places where someone decides by reading a name. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}
