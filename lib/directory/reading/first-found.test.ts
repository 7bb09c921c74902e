import { expect, test } from "vitest";
import { firstFound } from "./first-found";

const never = new Promise<null>(() => undefined);

test("the first answer counts, whoever is slower, silent or broken", async () => {
  const broken = Promise.reject(new Error("no"));
  expect(await firstFound([never, Promise.resolve(null), broken, Promise.resolve("Ada")], null)).toBe("Ada");
});

test("nobody is found once all have said so, or have had their time", async () => {
  expect(await firstFound([Promise.resolve(null), Promise.reject(new Error("no"))], null)).toBeNull();
  expect(await firstFound([], null)).toBeNull();
  expect(await firstFound([never], 1)).toBeNull();
});
