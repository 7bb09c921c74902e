import { describe, expect, test } from "vitest";
import { createReadCache, JOIN_WINDOW_MS, READ_MAX_AGE_MS } from "./read-cache";

interface List {
  results: string[];
  readAt: string;
}

/** A cache on a clock of our own, and a source whose reads are answered by hand. */
function setUp(maxRows = 100) {
  const clock = { nowMs: Date.UTC(2026, 10, 21) };
  const cache = createReadCache<List>({ now: () => clock.nowMs, maxRows });
  const reads: { answer(results: string[]): void; fail(reason: Error): void; signal: AbortSignal }[] = [];
  const load = (signal: AbortSignal, readAt: string) =>
    new Promise<List>((resolve, reject) => {
      reads.push({ answer: (results) => resolve({ results, readAt }), fail: reject, signal });
    });
  return { cache, clock, reads, load };
}

describe("a read", () => {
  test("is shared by everyone who asks while it runs", async () => {
    const { cache, reads, load } = setUp();
    const both = [cache.read("a", load), cache.read("a", load)];
    expect(reads).toHaveLength(1);
    reads[0]?.answer(["ada"]);
    const [first, second] = await Promise.all(both);
    expect(first?.results).toEqual(["ada"]);
    expect(second).toBe(first);
  });

  test("answers for itself until its age is reached, counted from when it began", async () => {
    const { cache, clock, reads, load } = setUp();
    const first = cache.read("a", load);
    const beganAt = new Date(clock.nowMs).toISOString();
    clock.nowMs += 5_000;
    reads[0]?.answer(["ada"]);
    expect((await first).readAt).toBe(beganAt);
    clock.nowMs += READ_MAX_AGE_MS - 5_001;
    await cache.read("a", load);
    expect(reads).toHaveLength(1);
    clock.nowMs += 1;
    expect(cache.peek("a")).toBeUndefined();
    const again = cache.read("a", load);
    expect(reads).toHaveLength(2);
    reads[1]?.answer([]);
    expect((await again).results).toEqual([]);
  });

  test("is not kept when it fails", async () => {
    const { cache, reads, load } = setUp();
    const failing = cache.read("a", load);
    reads[0]?.fail(new Error("no"));
    await expect(failing).rejects.toThrow("no");
    const again = cache.read("a", load);
    reads[1]?.answer(["ada"]);
    expect((await again).results).toEqual(["ada"]);
  });
});

describe("a forced read", () => {
  test("reads again although an answer is at hand, and its answer is kept", async () => {
    const { cache, reads, load } = setUp();
    const first = cache.read("a", load);
    reads[0]?.answer(["old"]);
    await first;
    const forced = cache.read("a", load, { fresh: true });
    reads[1]?.answer(["new"]);
    expect((await forced).results).toEqual(["new"]);
    expect(cache.peek("a")?.results).toEqual(["new"]);
  });

  test("joins a read that has only just begun, and overtakes an older one whose late answer is not kept", async () => {
    const { cache, clock, reads, load } = setUp();
    const slow = cache.read("a", load);
    clock.nowMs += JOIN_WINDOW_MS - 1;
    const joined = cache.read("a", load, { fresh: true });
    expect(reads).toHaveLength(1);
    clock.nowMs += 1;
    const forced = cache.read("a", load, { fresh: true });
    expect(reads).toHaveLength(2);
    reads[1]?.answer(["new"]);
    await forced;
    reads[0]?.answer(["old"]);
    expect((await slow).results).toEqual(["old"]);
    expect((await joined).results).toEqual(["old"]);
    expect(cache.peek("a")?.results).toEqual(["new"]);
  });
});

describe("forgetting", () => {
  test("drops what is kept, and a read that began before is never kept", async () => {
    const { cache, reads, load } = setUp();
    const before = cache.read("a", load);
    cache.forget("a");
    const after = cache.read("a", load);
    expect(reads).toHaveLength(2);
    reads[0]?.answer(["still there"]);
    await before;
    expect(cache.peek("a")).toBeUndefined();
    reads[1]?.answer([]);
    await after;
    expect(cache.peek("a")?.results).toEqual([]);
  });
});

test("forgetting up to a moment keeps what began since", async () => {
  const { cache, clock, reads, load } = setUp();
  const kept = cache.read("a", load);
  reads[0]?.answer(["ada"]);
  await kept;
  cache.forget("a", clock.nowMs);
  expect(cache.peek("a")?.results).toEqual(["ada"]);
  cache.forget("a", clock.nowMs + 1);
  expect(cache.peek("a")).toBeUndefined();
});

describe("leaving", () => {
  test("leaves the read to those who stay", async () => {
    const { cache, reads, load } = setUp();
    const impatient = new AbortController();
    const left = cache.read("a", load, { signal: impatient.signal });
    const stayed = cache.read("a", load);
    impatient.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    expect(reads[0]?.signal.aborted).toBe(false);
    reads[0]?.answer(["ada"]);
    expect((await stayed).results).toEqual(["ada"]);
  });

  test("stops the read when nobody stays, and the next one reads anew", async () => {
    const { cache, reads, load } = setUp();
    const first = new AbortController();
    const left = cache.read("a", load, { signal: first.signal });
    first.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    expect(reads[0]?.signal.aborted).toBe(true);
    const next = cache.read("a", load);
    reads[1]?.answer(["ada"]);
    expect((await next).results).toEqual(["ada"]);
  });

  test("before the start asks nothing", async () => {
    const { cache, reads, load } = setUp();
    await expect(cache.read("a", load, { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    expect(reads).toHaveLength(0);
  });
});

test("beyond the limit the list used longest ago goes, and the newest stays however long it is", async () => {
  const { cache, reads, load } = setUp(5);
  for (const [index, [key, length]] of Object.entries([
    ["a", 2],
    ["b", 2],
  ] as const)) {
    const read = cache.read(key, load);
    reads[Number(index)]?.answer(Array.from({ length }, () => "x"));
    await read;
  }
  expect(cache.peek("a")).toBeDefined();
  const third = cache.read("c", load);
  reads[2]?.answer(["x", "x"]);
  await third;
  expect([cache.peek("a"), cache.peek("b"), cache.peek("c")].map(Boolean)).toEqual([true, false, true]);
  const huge = cache.read("d", load);
  reads[3]?.answer(Array.from({ length: 50 }, () => "x"));
  await huge;
  expect([cache.peek("a"), cache.peek("c"), cache.peek("d")].map(Boolean)).toEqual([false, false, true]);
});
