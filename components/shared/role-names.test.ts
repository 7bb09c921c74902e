import { describe, expect, it } from "vitest";
import { roleName, roleNames, shortRoleName } from "./role-names";

describe("roleName", () => {
  it("says roles in Atlas's own words", () => {
    expect(roleName("ORG_OWNER")).toBe("Organization Owner");
    expect(roleName("ORG_BILLING_READ_ONLY")).toBe("Organization Billing Viewer");
    expect(roleName("GROUP_DATA_ACCESS_READ_WRITE")).toBe("Project Data Access Read Write");
  });

  it("spells out a role it does not know instead of hiding it", () => {
    expect(roleName("ORG_NEW_THING")).toBe("Organization New Thing");
    expect(roleName("GROUP_NEW_THING")).toBe("Project New Thing");
    expect(roleName("SOMETHING_ELSE")).toBe("Something Else");
    expect(roleName("constructor")).toBe("constructor");
  });
});

describe("shortRoleName", () => {
  it("drops the word the column already says", () => {
    expect(shortRoleName("ORG_OWNER")).toBe("Owner");
    expect(shortRoleName("GROUP_READ_ONLY")).toBe("Read Only");
  });
});

describe("roleNames", () => {
  it("puts owners first", () => {
    expect(roleNames(["ORG_MEMBER", "ORG_OWNER"])).toBe("Organization Owner, Organization Member");
    expect(roleNames(["GROUP_READ_ONLY", "GROUP_OWNER"], shortRoleName)).toBe("Owner, Read Only");
  });
});
