import { expect, test } from "vitest";
import { settleInParallel } from "./in-parallel";

test("a few at a time, every outcome in its place, and one failure hides no other", async () => {
  let running = 0;
  let most = 0;
  const outcomes = await settleInParallel(
    Array.from({ length: 20 }, (_, index) => index),
    6,
    async (index) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (index === 7) throw new Error("seven");
      return index;
    },
  );
  expect(most).toBe(6);
  expect(outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : null))).toEqual(
    Array.from({ length: 20 }, (_, index) => (index === 7 ? null : index)),
  );
});

test("an ended signal starts nothing more", async () => {
  const stop = new AbortController();
  const started: number[] = [];
  await expect(
    settleInParallel(
      [1, 2, 3, 4],
      1,
      async (item) => {
        started.push(item);
        stop.abort();
      },
      stop.signal,
    ),
  ).rejects.toMatchObject({ name: "AbortError" });
  expect(started).toEqual([1]);
});
