import { describe, expect, test } from "vitest";
import { readClaimValues, readOidcIdentity } from "./oidc-identity";
import { personaClaim } from "./personas";

describe("who someone is, by their provider", () => {
  test("is their e-mail, name, claims, and when they proved it", () => {
    const profile = {
      sub: "1",
      email: "Ada@Example.com",
      email_verified: true,
      name: "Ada",
      auth_time: 1_700_000_000,
      groups: ["a", "b"],
    };
    expect(readOidcIdentity(profile, "groups")).toEqual({
      email: "Ada@Example.com",
      name: "Ada",
      claims: ["a", "b"],
      authenticatedAtMs: 1_700_000_000_000,
    });
  });

  test("a provider that does not say when leaves it open", () => {
    expect(readOidcIdentity({ email: "ada@example.com" }, null)).toEqual({
      email: "ada@example.com",
      name: "ada@example.com",
      claims: [],
      authenticatedAtMs: null,
    });
  });

  test.each([false, "false"])("an address the provider calls unverified (%o) counts for nothing", (isVerified) => {
    expect(readOidcIdentity({ email: "ada@example.com", email_verified: isVerified }, null)).toBe("UnverifiedEmail");
  });

  test.each([
    undefined,
    null,
    {},
    { email: "" },
    { email: "ada" },
    { email: 7 },
    { preferred_username: "ada@example.com" },
  ])("%o is nobody", (profile) => {
    expect(readOidcIdentity(profile, null)).toBe("NoEmail");
  });
});

describe("claim values", () => {
  test("are found by their whole name before they are looked for along its dots", () => {
    const profile = {
      "https://example.com/roles": ["x"],
      realm_access: { roles: ["y"] },
      "a.b": ["z"],
      a: { b: ["no"] },
    };
    expect(readClaimValues(profile, "https://example.com/roles")).toEqual(["x"]);
    expect(readClaimValues(profile, "realm_access.roles")).toEqual(["y"]);
    expect(readClaimValues(profile, "a.b")).toEqual(["z"]);
  });

  test("may be one text instead of a list, and what is no text is left out", () => {
    expect(readClaimValues({ role: "admin" }, "role")).toEqual(["admin"]);
    expect(readClaimValues({ role: ["admin", 7, null, { a: 1 }] }, "role")).toEqual(["admin"]);
    expect(readClaimValues({}, "role")).toEqual([]);
    expect(readClaimValues({}, "constructor.name")).toEqual([]);
  });

  test("can never make someone a sandbox persona", () => {
    expect(readClaimValues({ groups: [personaClaim("admin"), "staff"] }, "groups")).toEqual(["staff"]);
  });
});
