/** Two letters for a name: the first of its first and of its last word; of an e-mail, what stands before the @. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*/, "")
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return `${letter(first)}${letter(last)}`.toUpperCase();
}

function letter(word: string): string {
  return [...word][0] ?? "";
}
