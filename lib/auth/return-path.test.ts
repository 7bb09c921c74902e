import { expect, test } from "vitest";
import { readReturnPath, signInAddress } from "./return-path";

test.each([
  ["/orgs/5f0/users?tab=pending#row", "/orgs/5f0/users?tab=pending#row"],
  ["/", "/"],
  ["http://localhost:3000/offboardings", "/offboardings"],
])("%s leads back to a page of ours", (value, path) => {
  expect(readReturnPath(value, "http://localhost:3000")).toBe(path);
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "http://localhost:3000@evil.example/",
  "/..//evil.example",
  "/sign-in?from=/sign-in",
  "/api/export/users",
  "/_next/x",
  `/${"a".repeat(2001)}`,
  "",
  undefined,
  ["/a", "/b"],
])("%s leads to the overview instead", (value) => {
  expect(readReturnPath(value, "http://localhost:3000")).toBe("/");
});

test("the sign-in address carries the way back, and only a path", () => {
  expect(signInAddress("/offboardings?state=done")).toBe("/sign-in?from=%2Foffboardings%3Fstate%3Ddone");
  expect(signInAddress("https://evil.example")).toBe("/sign-in");
  expect(signInAddress("/offboardings", { again: true })).toBe("/sign-in?again=1&from=%2Foffboardings");
});
