import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

const policy = contentSecurityPolicy({ nonce: "bm9uY2U=", isDevelopment: false });
const directives = new Map(
  policy.split("; ").map((directive) => {
    const [name = "", ...values] = directive.split(" ");
    return [name, values] as const;
  }),
);

test("scripts need this response's nonce, and nothing else lets one in", () => {
  expect(directives.get("default-src")).toEqual(["'none'"]);
  expect(directives.get("script-src")).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
  expect(policy).not.toContain("unsafe-eval");
});

test("inline styles are let in as attributes only", () => {
  expect(directives.get("style-src")).toEqual(["'self'", "'nonce-bm9uY2U='"]);
  expect(directives.get("style-src-attr")).toEqual(["'unsafe-inline'"]);
  expect(policy.match(/unsafe-inline/g)).toHaveLength(1);
});

test.each(["object-src", "base-uri", "frame-ancestors"])("%s is nobody", (name) => {
  expect(directives.get(name)).toEqual(["'none'"]);
});

test.each(["connect-src", "form-action", "font-src"])("%s is ourselves", (name) => {
  expect(directives.get(name)).toEqual(["'self'"]);
});

test("https is asked for a year and longer, but only over https", () => {
  const hsts = securityHeaders({ isSecure: true })["strict-transport-security"] ?? "";
  expect(Number(/max-age=(\d+)/.exec(hsts)?.[1])).toBeGreaterThanOrEqual(31_536_000);
  expect(hsts).toContain("includeSubDomains");
  expect(securityHeaders({ isSecure: false })).not.toHaveProperty("strict-transport-security");
});

test("the other headers are on every response", () => {
  expect(securityHeaders({ isSecure: false })).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
});
