import { isSamePerson, usernameKey } from "../people/same-person";
import type { Certainty } from "../person-types";
import { quoted } from "./leftover";

/** What a person may be called in Atlas, or what is searched for: all folded, so that case and accents make no difference. */
export interface PersonNames {
  /** The whole e-mail; empty where none is known. */
  email: string;
  /** What stands before the @, without a +tag, in words: "ada.okafor+atlas" is ["ada", "okafor"]. */
  local: string[];
  /** The name in words; empty where Atlas knows none. */
  name: string[];
  /** Words of which a single one makes a match possible. */
  parts: string[];
  /** Of a search: all of them have to stand somewhere in a text, in any order. Empty where a person is meant. */
  words: string[];
}

/** How a text names a person. `how` ends the sentence "Its name …". */
export interface TextMatch {
  certainty: Certainty;
  how: string;
}

/** Names of machines and of work: as a part of a name they say nothing about whose it is. */
const COMMON_WORDS = new Set(
  "admin api app atlas automation backup bot break ci data database dev glass job prod report root service svc sync system team test user".split(
    " ",
  ),
);
/** Shorter words stand in too many names. */
const SHORTEST_WORD = 3;
const SHORTEST_SHORT_FORM = 4;

export function personNames(username: string, name: string | null): PersonNames {
  const email = usernameKey(username);
  const [local = ""] = (email.split("@")[0] ?? "").split("+");
  const names = { email, local: toWords(local), name: toWords(name ?? "") };
  const parts = [...names.local, ...names.name].filter(
    (word) => word.length >= SHORTEST_WORD && !COMMON_WORDS.has(word) && !/^\d+$/.test(word),
  );
  return { ...names, parts, words: [] };
}

/**
 * What a search looks for: with an @ the person of that e-mail, by the name too where one is known; several words are a name;
 * and always whatever holds all of the words.
 */
export function searchedNames(query: string, name: string | null): PersonNames {
  const words = usernameKey(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (query.includes("@")) return { ...personNames(query.trim(), name), words };
  return { email: "", local: [], name: words.length > 1 ? toWords(query) : [], parts: [], words };
}

/** Whether somebody of this e-mail is meant: `surely` by the whole of it, otherwise by the words of a search. */
export function matchUsername(username: string | null, { email, words }: PersonNames): { surely: boolean } | null {
  if (username === null) return null;
  if (email !== "" && isSamePerson(username, email)) return { surely: true };
  return holdsWords(username, words) ? { surely: false } : null;
}

/** Whether an id is what was searched for. A part of one is a coincidence. */
export function isSearchedId(id: string, { words }: PersonNames): boolean {
  return words.length === 1 && id.toLowerCase() === words[0];
}

/**
 * Whether a text that somebody typed into Atlas names this person, and how surely. Exact: it is their e-mail. Likely: it holds
 * their e-mail, their whole name, or the whole part before the @. Possible: a short form, or one word of their name. For a
 * search, exact is the whole text, and possible a text that holds every word.
 */
export function matchText(text: string, names: PersonNames): TextMatch | null {
  const folded = usernameKey(text.trim());
  if (names.email.includes("@")) {
    if (folded === names.email) return { certainty: "exact", how: "is their e-mail" };
    if (holdsEmail(folded, names.email)) return { certainty: "likely", how: "holds their e-mail" };
  }
  const words = toWords(text);
  const byLocal = [names.local, "the first part of their e-mail"] as const;
  const byName = [names.name, "their name"] as const;
  // Both are mostly the same words: names are written with spaces, e-mails are not.
  for (const [own, what] of /\s/.test(text.trim()) ? [byName, byLocal] : [byLocal, byName]) {
    if (own.join("").length < SHORTEST_WORD || own.every((word) => COMMON_WORDS.has(word))) continue;
    const certainty = own.length > 1 ? "likely" : "possible";
    if (words.join("") === own.join("")) return { certainty, how: `is ${what}` };
    if (own.length > 1 && holdsInOrder(words, own)) return { certainty, how: `holds ${what}` };
  }
  if (shortForms(names).some((form) => words.includes(form))) {
    return { certainty: "possible", how: "holds a short form of their name" };
  }
  if (names.parts.some((word) => words.includes(word))) {
    return { certainty: "possible", how: "holds a part of their name" };
  }
  if (!holdsWords(text, names.words)) return null;
  const searched = names.words.join(" ");
  return folded === searched
    ? { certainty: "exact", how: "is what was searched for" }
    : { certainty: "possible", how: `holds ${names.words.map(quoted).join(" and ")}` };
}

/** Every word of a search as a part of the text; "lucia" finds Lucía. */
function holdsWords(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const folded = usernameKey(text);
  const plain = withoutAccents(folded);
  return words.every((word) => folded.includes(word) || plain.includes(word));
}

const RANK: Record<Certainty, number> = { exact: 0, likely: 1, possible: 2 };

/** The surest of several; among equals the first. */
export function surest<Match extends { certainty: Certainty }>(matches: readonly (Match | null)[]): Match | null {
  let best: Match | null = null;
  for (const match of matches) {
    if (match !== null && (best === null || RANK[match.certainty] < RANK[best.certainty])) best = match;
  }
  return best;
}

/** Letters and digits, without case and accents: "Jonas_Wéber-2" is ["jonas", "weber", "2"]. */
function toWords(text: string): string[] {
  return withoutAccents(usernameKey(text))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Not within a longer e-mail: ann@example.com is neither in joann@example.com nor in ann@example.com.au. */
function holdsEmail(text: string, email: string): boolean {
  for (let at = text.indexOf(email); at !== -1; at = text.indexOf(email, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + email.length);
    if (!/[\p{L}\p{N}._%+-]$/u.test(before) && !/^(?:[\p{L}\p{N}_-]|\.[\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}

function holdsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, start) => wanted.every((word, offset) => words[start + offset] === word));
}

/** "aokafor", "adao", "okafora", "adaokafor". */
function shortForms({ local, name }: PersonNames): string[] {
  return [local, name].flatMap((words) => {
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined || words.length < 2) return [];
    const forms = [first.slice(0, 1) + last, first + last.slice(0, 1), last + first.slice(0, 1), first + last];
    return forms.filter((form) => form.length >= SHORTEST_SHORT_FORM && !COMMON_WORDS.has(form));
  });
}
