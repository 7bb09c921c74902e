import { expect, test } from "vitest";
import { roleName } from "./role-name";

test.each([
  ["ORG_OWNER", "Organization Owner"],
  ["GROUP_DATA_ACCESS_ADMIN", "Project Data Access Admin"],
  ["ORG_BILLING_READ_ONLY", "Organization Billing Viewer"],
  ["ORG_SOMETHING_NEW", "Organization Something New"],
])("%s is called %s", (role, name) => {
  expect(roleName(role)).toBe(name);
});
