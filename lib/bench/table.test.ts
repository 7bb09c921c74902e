import { expect, test } from "vitest";
import { makeResult } from "./result";
import { formatTable } from "./table";

test("a result is judged by its ratio, or by itself, and the table says which", () => {
  const list = makeResult(
    { name: "list, cold", unit: "ms", value: 260, baseline: 200, aim: "≤ 1.3×", note: "10,000 users", samples: [260] },
    (_value, ratio) => ratio !== null && ratio <= 1.3,
  );
  const memory = makeResult(
    { name: "memory", unit: "MB", value: 700, aim: "≤ 600 MB", note: "", samples: [700] },
    (value) => value <= 600,
  );
  expect(formatTable([list, memory])).toBe(
    [
      "measured     value  baseline  ratio  aim",
      "──────────  ──────  ────────  ─────  ────────  ───────",
      "list, cold  260 ms    200 ms  1.30×  ≤ 1.3×    met",
      "memory      700 MB                   ≤ 600 MB  not met",
      "",
      "list, cold: 10,000 users",
    ].join("\n"),
  );
});
