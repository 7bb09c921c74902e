import { apiFailure } from "../http/api-failure";
import { V2025_02_19 } from "../http/versions";
import { MEMBERSHIP_STATUSES, type Member, type MembershipStatus, type Organization } from "../world/model";
import { usernameKey } from "../world/world";
import { type Call, isObjectId, organizationOf } from "./operation";

const DEFAULT_STATUSES: ReadonlySet<MembershipStatus> = new Set(["ACTIVE", "PENDING"]);
const ACTIVE_ONLY: ReadonlySet<MembershipStatus> = new Set(["ACTIVE"]);

/** Versions before 2025-02-19 know active users only and no filters (listOrgUsers, "deprecated version"). */
export function isDeprecatedUserVersion(call: Call): boolean {
  return call.version < V2025_02_19.date;
}

/**
 * orgMembershipStatuses is repeatable and defaults to ACTIVE and PENDING; the deprecated orgMembershipStatus takes one
 * value and cannot be combined with it (atlas-facts §1a).
 */
export function readStatuses(call: Call): ReadonlySet<MembershipStatus> {
  if (isDeprecatedUserVersion(call)) return ACTIVE_ONLY;
  const many = call.query.getAll("orgMembershipStatuses");
  const one = call.query.get("orgMembershipStatus");
  if (many.length > 0 && one !== null) {
    throw apiFailure("INVALID_QUERY_PARAMETER", {
      detail: "orgMembershipStatus and orgMembershipStatuses cannot be combined.",
      parameters: ["orgMembershipStatus"],
    });
  }
  const asked = one === null ? many : [one];
  if (asked.length === 0) return DEFAULT_STATUSES;
  if (asked.length > MEMBERSHIP_STATUSES.length) {
    throw apiFailure("INVALID_QUERY_PARAMETER", { parameters: ["orgMembershipStatuses"] });
  }
  return new Set(
    asked.map((text) => {
      const status = MEMBERSHIP_STATUSES.find((candidate) => candidate === text);
      if (status === undefined) {
        throw apiFailure("INVALID_ENUM_VALUE", {
          detail: `An invalid enumeration value ${text} was specified.`,
          parameters: [text, "orgMembershipStatuses"],
        });
      }
      return status;
    }),
  );
}

/** username: exact, without regard to case. Not known to deprecated versions, which ignore it. */
export function filterByUsername(call: Call, members: readonly Member[]): readonly Member[] {
  const username = call.query.get("username");
  if (username === null || isDeprecatedUserVersion(call)) return members;
  const id = organizationOf(call).idByUsername.get(usernameKey(username));
  return id === undefined ? [] : members.filter((member) => member.id === id);
}

/** The member a path names. 404 INVALID_USER_ID, USER_NOT_FOUND (no such account) or `absent` (not here). */
export function memberOf(call: Call, userId: string, absent: "USER_NOT_IN_ORG" | "USER_NOT_IN_GROUP"): Member {
  if (!isObjectId(userId)) throw apiFailure("INVALID_USER_ID", { parameters: [userId] });
  const member = organizationOf(call).members.get(userId);
  if (member !== undefined) return member;
  throw apiFailure(isKnown(call, userId) ? absent : "USER_NOT_FOUND", {
    detail: isKnown(call, userId)
      ? `User with ID ${userId} is not in the specified ${absent === "USER_NOT_IN_ORG" ? "organization" : "project"}.`
      : `No user with ID ${userId} exists.`,
    parameters: [userId],
  });
}

function isKnown(call: Call, userId: string): boolean {
  if (call.world.accounts.has(userId)) return true;
  return [...call.world.organizations.values()].some((organization: Organization) => organization.members.has(userId));
}
