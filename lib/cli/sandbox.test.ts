import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";

const script = fileURLToPath(new URL("sandbox.ts", import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

function run(...flags: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  return { child, reader, lines, errors: () => errors };
}

it("prints one JSON line with the organizations and their credentials once it answers, and ends on SIGTERM", async () => {
  const { child, reader, lines } = run("--port", "0", "--users", "30", "--orgs", "2", "--rate-limits", "off");
  await once(reader, "line");
  const ready = JSON.parse(lines[0] ?? "");
  expect(ready).toMatchObject({ ready: true, baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  expect(ready.organizations).toHaveLength(2);
  expect(Object.keys(ready.organizations[0])).toEqual([
    "id",
    "name",
    "clientId",
    "clientSecret",
    "publicKey",
    "privateKey",
  ]);
  const state = await fetch(`${ready.baseUrl}/__sandbox/state`);
  expect((await state.json()).organizations[0].users).toHaveLength(30);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(lines).toHaveLength(1);
});

it.each([
  [["--users", "many"], "--users must be a whole number"],
  [["--rate-limits", "maybe"], "--rate-limits must be on or off"],
  [["--wat"], "--wat"],
])("answers %j with exit code 2 and a sentence", async (flags, sentence) => {
  const { child, errors, lines } = run(...flags);
  const [code] = await once(child, "close");
  expect(code).toBe(2);
  expect(errors()).toContain(sentence);
  expect(errors()).toContain("Usage: npm run sandbox");
  expect(lines).toEqual([]);
});
