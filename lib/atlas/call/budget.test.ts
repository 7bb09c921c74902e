import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBudget, readRateLimit, spacingMs } from "./budget";
import { startDeadline } from "./deadline";

const headers = (limit: string, remaining: string) =>
  new Headers({ "ratelimit-limit": limit, "ratelimit-remaining": remaining });

/** A budget on a clock that only sleeping moves. */
function setUp() {
  const clock = { ms: 0 };
  const announced: number[] = [];
  const budget = createBudget({
    monotonicNow: () => clock.ms,
    sleep: async (ms) => {
      clock.ms += ms;
    },
  });
  const within = startDeadline(90_000, () => clock.ms);
  const enter = (key: string) => budget.enter(key, within, 60_000, (ms) => announced.push(ms));
  return { clock, announced, budget, enter };
}

describe("spacingMs", () => {
  test("leaves calls alone while there is plenty", () => {
    expect([spacingMs(500, 500), spacingMs(500, 51)]).toEqual([0, 0]);
  });

  test("spaces them no faster than the slowest bucket of Atlas refills", () => {
    expect([spacingMs(500, 50), spacingMs(300, 0), spacingMs(1200, 10)]).toEqual([360, 600, 150]);
  });

  test("never holds a call for more than two seconds, whatever the headers say", () => {
    fc.assert(fc.property(fc.integer(), fc.integer(), (limit, remaining) => spacingMs(limit, remaining) <= 2000));
  });
});

test("headers that are missing or nonsense say nothing", () => {
  expect(readRateLimit(headers("500", "7"))).toEqual({ limit: 500, remaining: 7 });
  for (const [limit, remaining] of [
    ["", ""],
    ["x", "1"],
    ["0", "0"],
    ["500", "-1"],
  ] as const) {
    expect(readRateLimit(headers(limit, remaining))).toBeNull();
  }
  expect(readRateLimit(new Headers())).toBeNull();
});

describe("a budget", () => {
  test("tells what Atlas last said is left, and nothing once the bucket had time to fill", () => {
    const { clock, budget } = setUp();
    expect(budget.left("a")).toBeNull();
    budget.observe("a", headers("500", "480"));
    clock.ms += 12_000;
    expect(budget.left("a")).toEqual({ limit: 500, remaining: 480, ageMs: 12_000 });
    expect(budget.left("b")).toBeNull();
    budget.observe("a", new Headers());
    expect(budget.left("a")?.remaining).toBe(480);
    clock.ms += 3 * 60_000;
    expect(budget.left("a")).toBeNull();
  });

  test("lets calls through until it hears that little is left, and again when more is", async () => {
    const { clock, budget, enter } = setUp();
    await enter("a");
    expect(clock.ms).toBe(0);
    budget.observe("a", headers("500", "10"));
    for (let call = 0; call < 5; call += 1) await enter("a");
    expect(clock.ms).toBe(4 * 360);
    budget.observe("a", headers("500", "400"));
    await enter("a");
    expect(clock.ms).toBe(4 * 360);
  });

  test("sends waiting calls one after the other, not all at once", async () => {
    const { budget, enter, clock } = setUp();
    budget.observe("a", headers("500", "0"));
    await Promise.all(Array.from({ length: 4 }, () => enter("a")));
    expect(clock.ms).toBeGreaterThanOrEqual(3 * 360);
  });

  test("keeps the sets apart", async () => {
    const { clock, budget, enter } = setUp();
    budget.pause("a", 20_000);
    expect(await enter("b")).toBeNull();
    expect(clock.ms).toBe(0);
  });

  test("waits a pause out and says so", async () => {
    const { clock, announced, budget, enter } = setUp();
    budget.pause("a", 20_000);
    expect(await enter("a")).toBeNull();
    expect(clock.ms).toBe(20_000);
    expect(announced).toEqual([20_000]);
  });

  test("never shortens a pause", async () => {
    const { clock, budget, enter } = setUp();
    budget.pause("a", 20_000);
    budget.pause("a", 1_000);
    await enter("a");
    expect(clock.ms).toBe(20_000);
  });

  test("says how long is left of a pause that is too long to wait for, and does not wait", async () => {
    const { clock, budget, enter } = setUp();
    budget.pause("a", 60_001);
    expect(await enter("a")).toBe(60_001);
    expect(clock.ms).toBe(0);
  });
});
