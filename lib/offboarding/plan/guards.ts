import { isAllowed } from "@/lib/auth/permissions";
import type { Principal } from "@/lib/auth/principal";
import { isSamePerson } from "@/lib/directory/people/same-person";
import type { Refusal, RemovalTarget, TargetSnapshot } from "../types";
import { hasOwnerRole, unknownOrganizationRoles } from "./roles";

/** Who owns the organization now, and which of them are on their way out by other offboardings. */
export interface OwnerSituation {
  /** ACTIVE users with the role Organization Owner, as read live. */
  activeOwnerIds: readonly string[];
  /** People whose removal from this organization is under way or was never confirmed: they no longer count as owners. */
  leavingUserIds: readonly string[];
}

/** Everything a decision needs; the same function decides at review, at request and right before the removal. */
export interface GuardInput {
  target: RemovalTarget;
  snapshot: TargetSnapshot;
  requester: Pick<Principal, "email" | "role">;
  /** Null when it was not needed: the person is not an active owner, or only a project is left. "unreadable" is never enough. */
  owners: OwnerSituation | "unreadable" | null;
}

/** Whether the person is an owner whose removal asks for the permission `removeOwner` and for a typed confirmation. */
export function needsOwnerCare(target: RemovalTarget, snapshot: TargetSnapshot): boolean {
  if (target.kind !== "remove_from_organization") return false;
  return isActiveOwner(snapshot) || unknownOrganizationRoles(snapshot.organizationRoles).length > 0;
}

/** Whether only an admin may send, or send again, this removal. */
export function needsAdmin(target: RemovalTarget, snapshot: TargetSnapshot): boolean {
  return target.kind === "delete_database_user" || needsOwnerCare(target, snapshot);
}

/** Whether this person counts as an owner of the organization: an invitation to become one does not. */
export function isActiveOwner(person: Pick<TargetSnapshot, "status" | "organizationRoles">): boolean {
  return person.status === "ACTIVE" && hasOwnerRole(person.organizationRoles);
}

/** Whether an organization loses its last ACTIVE owner when all these people go together (rule 5: over the whole selection). */
export function losesLastOwner(activeOwnerIds: readonly string[], goingUserIds: ReadonlySet<string>): boolean {
  const someOwnerGoes = activeOwnerIds.some((id) => goingUserIds.has(id));
  return someOwnerGoes && activeOwnerIds.every((id) => goingUserIds.has(id));
}

/** Every reason why this removal must not happen; empty when there is none. Pure. */
export function findRefusals(input: GuardInput): Refusal[] {
  const { target, snapshot, requester, owners } = input;
  const refusals: Refusal[] = [];

  if (!isAllowed(requester.role, "remove")) {
    refusals.push({
      code: "FORBIDDEN",
      message: `The role ${requester.role} cannot remove anyone.`,
      hint: "Ask an operator or an admin to do it.",
    });
  }
  if (snapshot.isProtected) {
    refusals.push({
      code: "PROTECTED_USER",
      message: `${snapshot.username} is a protected account and can never be removed here.`,
      hint: "Protected accounts are set in the configuration (PROTECTED_USERS).",
    });
  }
  if (isSamePerson(requester.email, snapshot.username)) {
    refusals.push({
      code: "SELF_REMOVAL",
      message: "You cannot remove yourself.",
      hint: "Ask another operator or admin to do it.",
    });
  }
  if (needsOwnerCare(target, snapshot) && !isAllowed(requester.role, "removeOwner")) {
    refusals.push({
      code: "FORBIDDEN",
      message: isActiveOwner(snapshot)
        ? `${snapshot.username} is an Organization Owner, and only an admin removes owners.`
        : `${snapshot.username} has an organization role that is not known here, so only an admin may remove them.`,
      hint: "Ask an admin to do it.",
    });
  }
  if (target.kind === "delete_database_user" && !isAllowed(requester.role, "removeOwner")) {
    refusals.push({
      code: "FORBIDDEN",
      message: "Only an admin deletes database users: what they stand for is not known to Atlas.",
      hint: "Untick them, or ask an admin to do it.",
    });
  }
  if (target.kind === "remove_from_organization" && isActiveOwner(snapshot)) {
    refusals.push(...refuseLastOwner(target.userId, snapshot, owners));
  }
  if (target.kind === "remove_from_team" && !snapshot.teams.some((team) => team.id === target.teamId)) {
    refusals.push({
      code: "NO_DIRECT_ACCESS",
      message: `${snapshot.username} is not in this team.`,
      hint: "Refresh the team: someone may have taken them out already.",
    });
  }
  if (target.kind === "remove_from_project" && directRolesOf(snapshot, target.projectId).length === 0) {
    refusals.push({
      code: "NO_DIRECT_ACCESS",
      message: `${snapshot.username} has no direct role in ${snapshot.project?.name ?? "this project"}.`,
      hint: "Access through a team or an organization role can only be taken away there, or by removing the person from the organization.",
    });
  }
  return refusals;
}

/** The roles someone holds directly in one project. */
export function directRolesOf(snapshot: Pick<TargetSnapshot, "projectRoles">, projectId: string): string[] {
  return snapshot.projectRoles.find((entry) => entry.projectId === projectId)?.roles ?? [];
}

function refuseLastOwner(userId: string, snapshot: TargetSnapshot, owners: GuardInput["owners"]): Refusal[] {
  if (owners === null || owners === "unreadable") {
    return [
      {
        code: "INCOMPLETE_INVENTORY",
        message: `The owners of ${snapshot.organizationName} could not be read completely, so nobody knows whether one would be left.`,
        hint: "Try again in a moment.",
      },
    ];
  }
  const going = new Set([userId, ...owners.leavingUserIds]);
  // The person was read as an owner a moment ago; a list that lacks them is no reason to count one owner fewer.
  const activeOwnerIds = [...new Set([userId, ...owners.activeOwnerIds])];
  if (!losesLastOwner(activeOwnerIds, going)) return [];
  const othersLeave = activeOwnerIds.length > 1;
  return [
    {
      code: "LAST_OWNER",
      message: othersLeave
        ? `${snapshot.username} is the last owner of ${snapshot.organizationName}: the removal of every other owner is under way or not confirmed yet.`
        : `${snapshot.username} is the last owner of ${snapshot.organizationName}.`,
      hint: "Make someone else an Organization Owner in Atlas first.",
    },
  ];
}
