import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PAGE_SIZE, type Page, readAllPages, readNewest } from "./paging";

const people = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`);
const self = (item: string) => item;

function missing(list: readonly string[], read: readonly string[]): string[] {
  const seen = new Set(read);
  return list.filter((person) => !seen.has(person));
}

interface Served {
  asked: number[];
  readPage(page: number): Promise<Page<string>>;
}

/** Serves a list by offset, as Atlas does. `change` may alter it before the nth request (from 1). */
function serve(
  list: string[],
  options: { total?: (list: string[]) => number | null; change?: (nth: number) => void } = {},
): Served {
  const asked: number[] = [];
  return {
    asked,
    async readPage(page) {
      asked.push(page);
      options.change?.(asked.length);
      const items = list.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      const totalCount = options.total === undefined ? list.length : options.total(list);
      return { items, totalCount, hasNext: page * PAGE_SIZE < list.length };
    },
  };
}

describe("readAllPages", () => {
  test.each([0, 1, 499, 500, 501, 999, 1000, 1001, 10_000])("reads all of %i", async (count) => {
    const server = serve(people(count));
    const list = await readAllPages(server.readPage, self);
    const pages = Math.floor(count / PAGE_SIZE) + 1;
    expect(list).toEqual({ items: people(count), stable: true, pages });
    expect(server.asked).toHaveLength(pages);
  });

  test("asks for all other pages at once when the first is in", async () => {
    let open = 0;
    let most = 0;
    const server = serve(people(5000));
    await readAllPages(async (page) => {
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      open -= 1;
      return server.readPage(page);
    }, self);
    expect(most).toBe(10);
  });

  test("asks for all pages at once when it knows how many there were", async () => {
    let open = 0;
    let most = 0;
    const server = serve(people(5000));
    const list = await readAllPages(
      async (page) => {
        open += 1;
        most = Math.max(most, open);
        await Promise.resolve();
        open -= 1;
        return server.readPage(page);
      },
      self,
      11,
    );
    expect(list).toEqual({ items: people(5000), stable: true, pages: 11 });
    expect(most).toBe(11);
    expect(server.asked).toHaveLength(11);
  });

  test.each([
    ["grew by some", 2, 1700, 4],
    ["grew by many", 2, 9000, 19],
    ["shrank", 6, 1100, 6],
    ["shrank to one page", 6, 3, 6],
    ["became empty", 6, 0, 6],
    ["has no length known", 0, 1100, 3],
    ["was wildly long", 100_000, 1100, 50],
  ])("a list that %s since the last read is read whole", async (_how, pagesBefore, count, calls) => {
    const server = serve(people(count));
    const list = await readAllPages(server.readPage, self, pagesBefore);
    expect(list).toEqual({ items: people(count), stable: true, pages: Math.floor(count / PAGE_SIZE) + 1 });
    expect(server.asked).toHaveLength(calls);
  });

  test("a list of one page is sure of itself without totalCount, however many pages it had", async () => {
    const server = serve(people(20), { total: () => null });
    expect(await readAllPages(server.readPage, self, 3)).toEqual({ items: people(20), stable: true, pages: 1 });
    expect(server.asked).toHaveLength(3);
  });

  test("people beyond a short page are a shift: both readings are kept", async () => {
    const all = people(1200);
    const read = await readAllPages(
      async (page) => {
        const items = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE - (page === 2 ? 1 : 0));
        return { items, totalCount: 1199, hasNext: false };
      },
      self,
      3,
    );
    expect(read.stable).toBe(false);
    expect(read.items).toHaveLength(1199);
  });

  test.each([0, 7, 600, 999_999_999])("does not trust a totalCount of %i", async (total) => {
    const server = serve(people(1700), { total: () => total });
    const list = await readAllPages(server.readPage, self);
    expect(list).toMatchObject({ items: people(1700), stable: true });
    expect(server.asked.length).toBeLessThan(120);
  });

  test("reads a long list without totalCount twice, because a shift would not show otherwise", async () => {
    const server = serve(people(1200), { total: () => null });
    expect(await readAllPages(server.readPage, self)).toMatchObject({ items: people(1200), stable: true });
    expect(server.asked.filter((page) => page === 1)).toHaveLength(2);
  });

  test("goes on after a short page when Atlas links a next one", async () => {
    const all = people(250);
    const list = await readAllPages(async (page) => {
      const items = all.slice((page - 1) * 100, page * 100);
      return { items, totalCount: 250, hasNext: page * 100 < 250 };
    }, self);
    expect(list).toEqual({ items: all, stable: true, pages: 3 });
  });

  test("misses nobody when someone leaves before any one request", async () => {
    for (let when = 1; when <= 8; when += 1) {
      const list = people(1600);
      const server = serve(list, { change: (nth) => nth === when && list.splice(3, 1) });
      const read = await readAllPages(server.readPage, self);
      expect(read.stable, `left before request ${when}`).toBe(true);
      // Gone before the first page, or after the last, or seen by the second reading.
      expect(missing(list, read.items), `left before request ${when}`).toEqual([]);
    }
  });

  test("counts nobody twice when someone comes in front between pages", async () => {
    const list = people(1600);
    const server = serve(list, { change: (nth) => nth === 3 && list.unshift("new") });
    const read = await readAllPages(server.readPage, self);
    expect(read).toMatchObject({ items: list, stable: true });
    expect(new Set(read.items).size).toBe(read.items.length);
  });

  test("says so when the list shifts in both readings, and keeps everyone seen", async () => {
    const list = people(1600);
    const server = serve(list, { change: (nth) => (nth === 3 || nth === 7) && list.splice(0, 1) });
    const read = await readAllPages(server.readPage, self);
    expect(read.stable).toBe(false);
    expect(new Set(read.items).size).toBe(read.items.length);
  });

  test("reads a shifting list twice at most", async () => {
    const list = people(3000);
    const server = serve(list, { change: () => list.splice(0, 1) });
    expect((await readAllPages(server.readPage, self)).stable).toBe(false);
    expect(server.asked.filter((page) => page === 1)).toHaveLength(2);
  });

  test("fails when any page fails: no list is better than a part of one", async () => {
    const server = serve(people(2600));
    const read = readAllPages(
      (page) => (page === 4 ? Promise.reject(new Error("page 4")) : server.readPage(page)),
      self,
    );
    await expect(read).rejects.toThrow("page 4");
  });

  test("a stable list is complete, whatever happens to it before whichever request", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 2100 }),
        fc.array(fc.tuple(fc.integer({ min: 2, max: 12 }), fc.nat(2000)), { maxLength: 3 }),
        fc.integer({ min: 1, max: 7 }),
        async (count, leavers, pagesBefore) => {
          const list = people(count);
          const server = serve(list, {
            change: (nth) => {
              for (const [when, who] of leavers) if (when === nth) list.splice(who, 1);
            },
          });
          const read = await readAllPages(server.readPage, self, pagesBefore);
          if (read.stable) expect(missing(list, read.items)).toEqual([]);
          expect(new Set(read.items).size).toBe(read.items.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("readNewest", () => {
  /** Newest first, and `arrivals` more at the front before each page after the first. */
  function events(count: number, arrivals = 0) {
    const list = people(count);
    const asked: [number, number][] = [];
    return {
      asked,
      async readPage(page: number, size: number) {
        asked.push([page, size]);
        if (page > 1) list.unshift(...people(arrivals).map((one) => `new-${page}-${one}`));
        const items = list.slice((page - 1) * size, page * size);
        return { items, totalCount: null, hasNext: page * size < list.length };
      },
    };
  }

  test("asks for no more than the limit", async () => {
    const { asked, readPage } = events(80);
    expect((await readNewest(readPage, self, 20)).items).toEqual(people(20));
    expect(asked).toEqual([[1, 20]]);
  });

  test("reads on in whole pages, and stops where the list ends", async () => {
    const { asked, readPage } = events(700);
    expect((await readNewest(readPage, self, 2000)).items).toEqual(people(700));
    expect(asked).toEqual([
      [1, PAGE_SIZE],
      [2, PAGE_SIZE],
    ]);
  });

  test("what is added meanwhile makes nothing missing and nothing twice", async () => {
    const { readPage } = events(1400, 7);
    expect((await readNewest(readPage, self, 1200)).items).toEqual(people(1200));
  });

  test("an empty list is an empty list", async () => {
    expect(await readNewest(events(0).readPage, self, 500)).toEqual({ items: [], stable: true });
  });
});
