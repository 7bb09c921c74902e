import { comparePeople } from "../organizations/people-order";
import type { PersonHit } from "../person-types";
import { usernameKey } from "./same-person";

/** Someone as one list of one organization knows them. */
export interface FoundPerson {
  id: string;
  username: string;
  name: string | null;
  /**
   * Which kind of list it stands in, the surest first: users (0), old invitations (1), old invitations to projects (2), our
   * own record of who was offboarded (3).
   */
  rank: number;
  /** Null for our own record, which is no access. */
  organization: PersonHit["organizations"][number] | null;
  offboarded?: PersonHit["offboarded"];
}

const ORDER = { exact: 0, id: 1, part: 2 } as const;

/**
 * Puts together who is the same person (by e-mail, whatever its case) and keeps those the query finds: the whole e-mail, one
 * of their ids, or every word of the query as a part of name or e-mail. The query is plain text. Exact ones come first, then
 * ids, then part-words, each by name, and who has no access after all who have.
 */
export function matchPeople(found: readonly FoundPerson[], query: string): PersonHit[] {
  const people = new Map<string, FoundPerson[]>();
  for (const one of found) {
    const key = usernameKey(one.username);
    const same = people.get(key);
    if (same === undefined) people.set(key, [one]);
    else same.push(one);
  }
  const wanted = usernameKey(query.trim());
  const words = searchWords(query);
  if (words.length === 0) return [];
  const hits: PersonHit[] = [];
  for (const [key, entries] of people) {
    const match = matchOf(key, entries, wanted, words);
    if (match !== null) hits.push(describeHit(entries, match));
  }
  return hits.sort(
    (left, right) =>
      ORDER[left.match] - ORDER[right.match] ||
      Number(left.offboarded !== null) - Number(right.offboarded !== null) ||
      comparePeople(left, right),
  );
}

/** What has to stand in a name or an e-mail, all of it: lower case, in any order. */
export function searchWords(query: string): string[] {
  return usernameKey(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

function matchOf(
  key: string,
  entries: readonly FoundPerson[],
  wanted: string,
  words: readonly string[],
): PersonHit["match"] | null {
  if (key === wanted) return "exact";
  if (entries.some(({ id }) => id === wanted)) return "id";
  const names = entries.map(({ name }) => usernameKey(name ?? ""));
  const texts = [key, ...names];
  // "lucia" finds Lucía: whoever searches may not have the letter on their keyboard.
  const plain = names.map(withoutAccents);
  return words.every((word) => [...texts, ...plain].some((text) => text.includes(word))) ? "part" : null;
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Named by where they are most real: an active membership, then any other, then an old invitation. */
function describeHit(entries: readonly FoundPerson[], match: PersonHit["match"]): PersonHit {
  const sorted = [...entries].sort((left, right) => realness(left) - realness(right));
  const [first] = sorted;
  const organizations = new Map<string, PersonHit["organizations"][number]>();
  for (const { organization } of sorted) {
    if (organization !== null && !organizations.has(organization.id)) organizations.set(organization.id, organization);
  }
  return {
    id: first?.id ?? "",
    username: first?.username ?? "",
    name: sorted.find(({ name }) => name !== null)?.name ?? null,
    match,
    organizations: [...organizations.values()],
    offboarded: organizations.size === 0 ? (first?.offboarded ?? null) : null,
  };
}

function realness({ rank, organization }: FoundPerson): number {
  const status = organization?.status ?? null;
  return rank * 2 + (status === "ACTIVE" || status === null ? 0 : 1);
}
