import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isDefinedAction } from "@/lib/auth/define-action";

const ROOT = process.cwd();

function sourceFilesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

/** The directive as a statement of its own: of a whole file, or hidden inside a function. */
const DIRECTIVE = /^\s*["']use server["'];?\s*$/m;
const serverFiles = ["app", "components", "lib", "e2e"]
  .flatMap(sourceFilesBelow)
  .filter((file) => DIRECTIVE.test(readFileSync(path.join(ROOT, file), "utf8")));

test("every file that browsers may call stands in lib/actions, and each of lib/actions is one", () => {
  expect(serverFiles.toSorted()).toEqual(sourceFilesBelow("lib/actions").toSorted());
  expect(serverFiles.length).toBeGreaterThan(1);
});

describe.each(serverFiles)("%s", (file) => {
  test("exports nothing that has not come through the action door", async () => {
    const exported: Record<string, unknown> = await import(path.join(ROOT, file));
    expect(Object.keys(exported).length).toBeGreaterThan(0);
    for (const [name, value] of Object.entries(exported)) expect([name, isDefinedAction(value)]).toEqual([name, true]);
  });

  test("says so in its text too: no re-export, no function of its own", () => {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    const exports = text.split("\n").filter((line) => line.startsWith("export"));
    for (const line of exports) expect(line).toMatch(/^export const \w+ = defineAction\(\{$/);
    expect(text).not.toMatch(/async function/);
  });
});
