import { describe, expect, test } from "vitest";
import { readEnvironment } from "@/lib/env";
import { originOf } from "./origin";

const sandbox = readEnvironment({});
const sandboxWithAddress = readEnvironment({ NEXTAUTH_URL: "https://demo.example.com" });
const real = readEnvironment({
  MONGODB_ATLAS_CLIENT_ID: "a",
  MONGODB_ATLAS_CLIENT_SECRET: "b",
  NEXTAUTH_URL: "https://offboarding.example.com",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "c",
  OIDC_CLIENT_SECRET: "d",
  ROLE_ADMINS: "ada@example.com",
});

describe("in the sandbox, without an address of its own", () => {
  test.each([
    ["localhost:3000", "http://localhost:3000"],
    ["127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["[::1]:3000", "http://[::1]:3000"],
    ["LOCALHOST:3000", "http://localhost:3000"],
  ])("%s is an address of ours", (host, origin) => {
    expect(originOf(new Headers({ host }), sandbox)).toBe(origin);
  });

  test.each([
    ["a name that somebody points here", { host: "rebind.evil.example:3000" }],
    ["a name that begins like ours", { host: "localhost.evil.example:3000" }],
    ["an address that begins like ours", { host: "127.0.0.1.evil.example" }],
    ["a user in front of the name", { host: "localhost@evil.example" }],
    ["a path behind the name", { host: "localhost/../evil" }],
    ["no name at all", {}],
    ["another forwarded name", { host: "localhost:3000", "x-forwarded-host": "evil.example" }],
    ["another forwarded scheme", { host: "localhost:3000", "x-forwarded-proto": "https" }],
  ])("%s is not", (_title, headers) => {
    expect(originOf(new Headers(headers), sandbox)).toBeNull();
  });

  test("what Next fills in from the request itself is believed", () => {
    const headers = { host: "localhost:3000", "x-forwarded-host": "localhost:3000", "x-forwarded-proto": "http" };
    expect(originOf(new Headers(headers), sandbox)).toBe("http://localhost:3000");
  });
});

describe("with an address of its own", () => {
  test("that address decides, whatever the headers say", () => {
    const headers = { host: "10.0.0.7:3000", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" };
    expect(originOf(new Headers(headers), real)).toBe("https://offboarding.example.com");
  });

  test("a sandbox still answers at that address and on this machine only", () => {
    expect(originOf(new Headers({ host: "demo.example.com" }), sandboxWithAddress)).toBe("https://demo.example.com");
    expect(originOf(new Headers({ host: "127.0.0.1:3000" }), sandboxWithAddress)).toBe("https://demo.example.com");
    expect(originOf(new Headers({ host: "rebind.evil.example" }), sandboxWithAddress)).toBeNull();
  });
});
