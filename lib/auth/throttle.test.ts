import { expect, test } from "vitest";
import { createThrottle } from "./throttle";

test("lets the limit through in one window, each key by itself, and starts anew after it", () => {
  const throttle = createThrottle({ limit: 2, windowMs: 1000 });
  const answers = [0, 10, 20].map((nowMs) => throttle.admit("ada", nowMs));
  expect(answers).toEqual([true, true, false]);
  expect(throttle.admit("grace", 20)).toBe(true);
  expect(throttle.admit("ada", 999)).toBe(false);
  expect(throttle.admit("ada", 1000)).toBe(true);
});

test("forgets the oldest keys instead of growing without end", () => {
  const throttle = createThrottle({ limit: 1, windowMs: 1_000_000 });
  throttle.admit("first", 0);
  for (let index = 0; index < 10_000; index += 1) throttle.admit(`key ${index}`, 1);
  expect(throttle.admit("first", 2)).toBe(true);
  expect(throttle.admit("key 9999", 2)).toBe(false);
});
