import { describe, expect, test } from "vitest";
import { startDeadline, waitUnder } from "./deadline";

const clock = () => performance.now();

describe("a deadline", () => {
  test("ends when its time is up", async () => {
    const deadline = startDeadline(5, clock);
    expect(deadline.ended()).toBeNull();
    await expect.poll(() => deadline.signal.aborted).toBe(true);
    expect(deadline.ended()).toBe("time");
  });

  test("ends with its caller's signal, also one that ended before", () => {
    const controller = new AbortController();
    const deadline = startDeadline(60_000, clock, { signal: controller.signal });
    controller.abort();
    expect([deadline.ended(), deadline.signal.aborted]).toEqual(["caller", true]);
    expect(startDeadline(60_000, clock, { signal: controller.signal }).ended()).toBe("caller");
  });

  test("ends with the one around it, for the same reason", async () => {
    const outer = startDeadline(5, clock);
    const inner = startDeadline(60_000, clock, { deadline: outer });
    await expect.poll(() => inner.ended()).toBe("time");
    const stopped = startDeadline(60_000, clock);
    const within = startDeadline(60_000, clock, { deadline: stopped });
    stopped.stop();
    expect(within.ended()).toBe("caller");
  });

  test("knows what is left, which is never more than what is left around it", () => {
    let now = 0;
    const outer = startDeadline(100, () => now);
    const inner = startDeadline(60_000, () => now, { deadline: outer });
    now = 40;
    expect(inner.remainingMs()).toBe(60);
    now = 400;
    expect(inner.remainingMs()).toBe(0);
    outer.clear();
    inner.clear();
  });

  test("does not end any more once cleared", () => {
    const controller = new AbortController();
    const deadline = startDeadline(60_000, clock, { signal: controller.signal });
    deadline.clear();
    controller.abort();
    expect(deadline.ended()).toBeNull();
  });
});

test("waitUnder leaves the shared promise to the others", async () => {
  let finish: (value: string) => void = () => undefined;
  const shared = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const controller = new AbortController();
  const mine = waitUnder(shared, controller.signal, () => new Error("stopped"));
  const others = waitUnder(shared, new AbortController().signal, () => new Error("stopped"));
  controller.abort();
  await expect(mine).rejects.toThrow("stopped");
  finish("done");
  expect(await others).toBe("done");
});
