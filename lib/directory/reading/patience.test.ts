import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { startPatience } from "./patience";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Waits for the end, and holds on to nothing but the promise: as a read does that waits for Atlas. */
function endOf(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(signal.reason), { once: true }));
}

test("ends when the time is up, whatever the garbage collector took meanwhile", async () => {
  const leave = new AbortController();
  const ends = Array.from({ length: 20 }, () => endOf(startPatience(60, leave.signal)));
  const collecting = setInterval(collectGarbage, 5);
  for (const reason of await Promise.all(ends)) expect(reason).toMatchObject({ name: "TimeoutError" });
  clearInterval(collecting);
});

test("ends with whoever leaves first, for their reason", async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const signal = startPatience(60_000, undefined, first.signal, second.signal);
  const end = endOf(signal);
  expect(signal.aborted).toBe(false);
  second.abort("left");
  expect(await end).toBe("left");
  first.abort("later");
  expect(signal.reason).toBe("left");
});

test("has ended at once when somebody has left already", () => {
  expect(startPatience(60_000, AbortSignal.abort("gone"))).toMatchObject({ aborted: true, reason: "gone" });
});
