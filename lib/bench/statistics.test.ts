import { expect, test } from "vitest";
import { median, percentile } from "./statistics";

test("the median is the middle one, whatever the order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2);
});

test("a percentile is a sample that was really measured", () => {
  const samples = Array.from({ length: 20 }, (_, index) => index + 1);
  expect(percentile(samples, 95)).toBe(19);
  expect(percentile(samples, 100)).toBe(20);
  expect(percentile([7], 95)).toBe(7);
});

test("no samples have no median", () => {
  expect(() => median([])).toThrow(RangeError);
});
