import type { AtlasOrganizationUser } from "@/lib/atlas/types";
import type { OrganizationUserRow } from "../types";
import { compareByKeys, shownKeyOf } from "./people-order";

/** Turns Atlas's users into rows, in the one order every screen and export starts from: by name, then e-mail, then id. */
export function describeOrganizationUsers(
  users: readonly AtlasOrganizationUser[],
  isProtected: (username: string) => boolean,
): OrganizationUserRow[] {
  return users
    .map((user) => {
      const row = describeUser(user, isProtected);
      const { id, name, username } = row;
      return { id, name, username, shownKey: shownKeyOf(row), row };
    })
    .sort(compareByKeys)
    .map(({ row }) => row);
}

export function describeUser(
  user: AtlasOrganizationUser,
  isProtected: (username: string) => boolean,
): OrganizationUserRow {
  return {
    id: user.id,
    username: user.username,
    name: fullName(user),
    status: user.status,
    organizationRoles: user.organizationRoles,
    projectRoles: user.projectRoles,
    teamIds: user.teamIds,
    lastAuthAt: user.lastAuthAt,
    createdAt: user.createdAt,
    invitedAt: user.invitedAt,
    invitationExpiresAt: user.invitationExpiresAt,
    inviterUsername: user.inviterUsername,
    isProtected: isProtected(user.username),
  };
}

/** "First Last", or null where Atlas knows no name, as for invitations. */
export function fullName(user: { firstName: string | null; lastName: string | null }): string | null {
  const name = [user.firstName, user.lastName].filter((part) => part !== null && part.trim() !== "").join(" ");
  return name === "" ? null : name;
}

/** One for all comparisons: making one for each costs seconds at 10,000 rows. */
const nameCollator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** By name as people read it ("Team 2" before "Team 10"), then id. */
export function compareNamed(left: { id: string; name: string }, right: { id: string; name: string }): number {
  return nameCollator.compare(left.name, right.name) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}
