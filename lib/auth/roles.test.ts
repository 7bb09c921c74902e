import { describe, expect, test } from "vitest";
import { PERSONAS, personaClaim } from "./personas";
import { roleOf } from "./roles";

const lists = {
  admin: ["Ada@Example.com", "kate@example.com"],
  operator: ["atlas-operators", "ada@example.com"],
  auditor: ["auditors", "audit@groups.example.com"],
  viewer: ["staff"],
};

const roleIn = (email: string, claims: string[] = [], mode: "atlas" | "sandbox" = "atlas") =>
  roleOf({ email, claims }, lists, mode);

describe("today's role", () => {
  test("comes from the e-mail, whatever its case", () => {
    expect(roleIn("ADA@example.COM")).toBe("admin");
  });

  test("comes from a claim value, exactly as written", () => {
    expect(roleIn("zoe@example.com", ["atlas-operators"])).toBe("operator");
    expect(roleIn("zoe@example.com", ["audit@groups.example.com"])).toBe("auditor");
    expect(roleIn("zoe@example.com", ["Atlas-Operators"])).toBeNull();
  });

  test("is the strongest one when several lists match", () => {
    expect(roleIn("ada@example.com", ["staff", "atlas-operators"])).toBe("admin");
    expect(roleIn("zoe@example.com", ["staff", "auditors"])).toBe("auditor");
  });

  test("is nobody's by a part of a name, another domain or an empty claim", () => {
    expect(roleIn("ada@example.com.evil.example")).toBeNull();
    expect(roleIn("xada@example.com")).toBeNull();
    expect(roleIn("staff", [""])).toBeNull();
  });

  test("is not given to letters that only look alike after folding", () => {
    // The Kelvin sign becomes k in toLowerCase.
    expect(roleIn("\u212Aate@example.com")).toBeNull();
  });

  test("an e-mail cannot pass for a claim value", () => {
    expect(roleIn("atlas-operators")).toBeNull();
  });
});

describe("a sandbox persona", () => {
  test.each(PERSONAS)("has the role $role in sandbox mode", ({ role, email }) => {
    expect(roleIn(email, [personaClaim(role)], "sandbox")).toBe(role);
  });

  test.each(PERSONAS)("$role is nobody with real credentials", ({ role, email }) => {
    expect(roleIn(email, [personaClaim(role)])).toBeNull();
  });
});
