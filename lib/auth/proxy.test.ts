import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

/** The sandbox, without an address of its own, whatever the variables of whoever runs the tests. */
vi.mock("@/lib/env", async (importOriginal) => {
  const original = await importOriginal<typeof import("@/lib/env")>();
  return { ...original, readOwnEnvironment: () => original.readEnvironment({}) };
});

function pass(path: string, headers: Record<string, string> = {}): Response {
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: "127.0.0.1:3000", ...headers } }));
}

const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(policyOf(response))?.[1];

describe("a page", () => {
  test("gets a nonce that no other response has, in the policy and for Next", () => {
    const [first, second] = [pass("/"), pass("/")];
    expect(nonceOf(first)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(first.headers.get("x-middleware-request-x-nonce")).toBe(nonceOf(first));
    expect(first.headers.get("x-middleware-request-content-security-policy")).toBe(policyOf(first));
  });

  test("is told which address was asked for, whatever the browser claims", () => {
    const response = pass("/orgs/1/users?tab=all", { "x-requested-path": "/evil", "x-nonce": "planted" });
    expect(response.headers.get("x-middleware-request-x-requested-path")).toBe("/orgs/1/users?tab=all");
    expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("planted");
  });
});

test("an answer of the API may load nothing at all", () => {
  expect(policyOf(pass("/api/orgs"))).toBe("default-src 'none'; frame-ancestors 'none'");
});

test.each(["/", "/sign-in", "/api/orgs"])("%s is not answered under a name that is not ours", (path) => {
  const response = pass(path, { host: "rebind.evil.example:3000" });
  expect(response.status).toBe(421);
  expect(response.headers.get("x-middleware-next")).toBeNull();
});

test("the health check is answered under any name", () => {
  expect(pass("/api/health", { host: "10.0.0.7" }).status).toBe(200);
});

test.each(["/%E0%A4%A", "/%", "/orgs/%zz/users", "/api/%E0%A4%A", "/api/orgs/%zz/users"])(
  "%s cannot be decoded, which is the asker's mistake",
  async (path) => {
    const response = pass(path);
    expect(response.status).toBe(400);
    expect(response.headers.get("x-middleware-next")).toBeNull();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(policyOf(response)).toContain("default-src 'none'");
    const text = await response.text();
    if (path.startsWith("/api/"))
      expect(JSON.parse(text)).toMatchObject({ code: "BAD_INPUT", requestId: expect.stringMatching(/^req_/) });
    expect(text).toContain("not well-formed");
  },
);

test.each(["/", "/api/health", "/nowhere"])("%s has the headers every response has", (path) => {
  expect(Object.fromEntries(pass(path).headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  });
});
