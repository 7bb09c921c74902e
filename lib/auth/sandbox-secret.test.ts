import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepSandboxSecret } from "./sandbox-secret";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sandbox-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const secretFile = () => path.join(folder, readdirSync(folder)[0] ?? "");

test("is made once, long, and for this user alone", () => {
  const made = keepSandboxSecret(folder).reveal();
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(statSync(secretFile()).mode & 0o777).toBe(0o600);
  expect(keepSandboxSecret(folder).reveal()).toBe(made);
});

test("a file that others could read is closed to them again", () => {
  keepSandboxSecret(folder);
  chmodSync(secretFile(), 0o644);
  keepSandboxSecret(folder);
  expect(statSync(secretFile()).mode & 0o777).toBe(0o600);
});

test("half a file is replaced, so that nobody signs with a short secret", () => {
  keepSandboxSecret(folder);
  writeFileSync(secretFile(), "short");
  expect(keepSandboxSecret(folder).reveal().length).toBeGreaterThanOrEqual(32);
});

test("is different in another folder", () => {
  expect(keepSandboxSecret(path.join(folder, "a")).reveal()).not.toBe(
    keepSandboxSecret(path.join(folder, "b")).reveal(),
  );
});
