import { describe, expect, test } from "vitest";
import { createLog } from "./log";

function logOne(fields: object, message = "it happened"): { line: string; entry: Record<string, unknown> } {
  const lines: string[] = [];
  createLog("debug", { write: (line) => void lines.push(line) }).warn(fields, message);
  expect(lines).toHaveLength(1);
  return { line: lines[0] ?? "", entry: JSON.parse(lines[0] ?? "") };
}

describe("the log holds no secret", () => {
  test.each([
    { clientSecret: "canary" },
    { request: { headers: { authorization: "canary", cookie: "canary" } } },
    { connection: { credentials: { privateKey: "canary" } } },
    { err: new Error("GET https://app:canary@cloud.mongodb.com failed") },
    { err: new Error("Authorization: Bearer canarycanarycanary") },
    { err: new Error("refused mdb_sa_sk_canarycanary") },
    { err: new Error("POST body client_secret=canary&grant_type=x") },
    { err: new Error("token eyJhbGciOiJkaXIi.canary.canary") },
    { err: new Error("outside", { cause: new Error("inside postgres://app:canary@db/app") }) },
    { err: Object.assign(new Error("failed"), { config: { headers: { Authorization: "canary" } } }) },
    { err: "Basic canarycanary==" },
  ])("%o", (fields) => {
    expect(logOne(fields).line).not.toContain("canary");
  });
});

test("an error keeps its kind, words, code and causes", () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  expect(logOne({ err: new TypeError("outside", { cause }) }).entry).toMatchObject({
    err: { type: "TypeError", message: "outside", cause: { message: "connect ECONNREFUSED", code: "ECONNREFUSED" } },
  });
});

test.each(['\n{"level":"info","msg":"planted"}', "\u001b[2Jgone", "a\u2028b", "\r\nSet-Cookie: x"])(
  "what somebody types cannot become a line of its own (%j)",
  (text) => {
    const { line, entry } = logOne({ username: text }, text);
    expect([...line.trimEnd()].every((letter) => letter >= " ")).toBe(true);
    expect(entry).toMatchObject({ username: text, msg: text });
  },
);
