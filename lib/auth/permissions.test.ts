import { expect, test } from "vitest";
import { isAllowed, PERMISSIONS, type Permission, ROLES, type Role } from "./permissions";

/** DESIGN §6, written out once more by hand: a change of the table has to be made twice. */
const EXPECTED: Record<Permission, Record<Role, boolean>> = {
  read: { viewer: true, auditor: true, operator: true, admin: true },
  audit: { viewer: false, auditor: true, operator: true, admin: true },
  remove: { viewer: false, auditor: false, operator: true, admin: true },
  removeOwner: { viewer: false, auditor: false, operator: false, admin: true },
  connections: { viewer: false, auditor: false, operator: false, admin: true },
};

const cells = Object.keys(PERMISSIONS).flatMap((permission) =>
  ROLES.map((role) => ({
    permission: permission as Permission,
    role,
    expected: EXPECTED[permission as Permission][role],
  })),
);

test.each(cells)("$role and $permission: $expected", ({ permission, role, expected }) => {
  expect(isAllowed(role, permission)).toBe(expected);
});
