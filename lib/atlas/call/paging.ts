/** Reading a list to its end, while people are added and removed under it. */

/** What a page of 500 is: the most Atlas allows. */
export const PAGE_SIZE = 500;
/** `totalCount` is Atlas's estimate; a wild one must not start a thousand requests. */
const MOST_PAGES_AT_ONCE = 50;

export interface Page<Item> {
  items: Item[];
  /** An estimate, and may be absent (null). */
  totalCount: number | null;
  /** Whether Atlas links a next page: a short page is the last one only without it. */
  hasNext: boolean;
}

interface Reading<Item> {
  byId: Map<string, Item>;
  shifted: boolean;
  /** Whether a shift would have been seen: one page cannot shift, several only beside a `totalCount` that fits. */
  conclusive: boolean;
  /** Up to the one that ends the list. */
  pages: number;
}

/**
 * Reads all pages: as many as the list had last time (`pagesBefore`, else the first alone), then as many as `totalCount`
 * lets expect in parallel, then on until a short one. A list that shifted meanwhile is read once more; when that shifts
 * too, `stable` is false and `items` holds everyone seen in either reading. `pages` is how many the list had, the last one
 * included.
 *
 * `pagesBefore` decides only what is asked for at once. A list that shrank costs the pages it lost, once; whether a reading
 * is whole is told from the pages themselves, in the same way for both.
 */
export async function readAllPages<Item>(
  readPage: (pageNumber: number) => Promise<Page<Item>>,
  idOf: (item: Item) => string,
  pagesBefore = 1,
): Promise<{ items: Item[]; stable: boolean; pages: number }> {
  const first = await readOnce(readPage, idOf, pagesBefore);
  const { pages } = first;
  if (!first.shifted && first.conclusive) return { items: [...first.byId.values()], stable: true, pages };
  const second = await readOnce(readPage, idOf, pages);
  const settled = !second.shifted && (second.conclusive || sameIds(first.byId, second.byId));
  if (settled) return { items: [...second.byId.values()], stable: true, pages: second.pages };
  // Somebody listed who has just left is a smaller mistake than somebody missing.
  const items = [...new Map([...first.byId, ...second.byId]).values()];
  return { items, stable: false, pages: second.pages };
}

async function readOnce<Item>(
  readPage: (pageNumber: number) => Promise<Page<Item>>,
  idOf: (item: Item) => string,
  pagesBefore: number,
): Promise<Reading<Item>> {
  const readNext = (after: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => readPage(after + index + 1)));
  const pages = await readNext(0, Math.min(MOST_PAGES_AT_ONCE, Math.max(1, pagesBefore)));
  let ahead = pagesToExpect(pages);
  while (!endsList(pages.at(-1))) {
    pages.push(...(await readNext(pages.length, ahead)));
    ahead = 1;
  }
  const byId = new Map<string, Item>();
  let listed = 0;
  for (const page of pages) {
    listed += page.items.length;
    for (const item of page.items) byId.set(idOf(item), item);
  }
  const counts = new Set(pages.map((page) => page.totalCount));
  const end = pages.findIndex(endsList);
  const afterEnd = pages.slice(end + 1).some((page) => page.items.length > 0);
  return {
    byId,
    shifted: byId.size !== listed || counts.size > 1 || afterEnd,
    conclusive: end === 0 || counts.has(byId.size),
    pages: end + 1,
  };
}

function endsList<Item>(page: Page<Item> | undefined): boolean {
  if (page === undefined || page.items.length === 0) return true;
  return page.items.length < PAGE_SIZE && !page.hasNext;
}

/** How many pages are still to come. The short page at the end is counted in, so it costs no further round trip. */
function pagesToExpect<Item>(pages: readonly Page<Item>[]): number {
  const [first] = pages;
  const size = first?.items.length || PAGE_SIZE;
  const expected = Math.floor((first?.totalCount ?? 0) / size) + 1 - pages.length;
  return Math.min(MOST_PAGES_AT_ONCE, Math.max(1, expected));
}

function sameIds<Item>(a: ReadonlyMap<string, Item>, b: ReadonlyMap<string, Item>): boolean {
  return a.size === b.size && [...a.keys()].every((id) => b.has(id));
}

/**
 * Reads the first `limit` items of a list that is sorted newest first. What is added meanwhile moves older items to a
 * later page, where they are met again: that is no reason to read twice.
 */
export async function readNewest<Item>(
  readPage: (pageNumber: number, pageSize: number) => Promise<Page<Item>>,
  idOf: (item: Item) => string,
  limit: number,
): Promise<{ items: Item[]; stable: boolean }> {
  const pageSize = Math.min(PAGE_SIZE, limit);
  const byId = new Map<string, Item>();
  for (let pageNumber = 1; byId.size < limit; pageNumber += 1) {
    const { items, hasNext } = await readPage(pageNumber, pageSize);
    for (const item of items) if (!byId.has(idOf(item))) byId.set(idOf(item), item);
    if (items.length === 0 || (items.length < pageSize && !hasNext)) break;
  }
  return { items: [...byId.values()].slice(0, limit), stable: true };
}
