import { createHash } from "node:crypto";
import { isSamePerson, usernameKey } from "@/lib/directory/people/same-person";
import { targetKeyOf } from "../target-key";
import type { MaterialSnapshot, RemovalTarget } from "../types";

/**
 * SHA-256, hex, over the target and everything material about the person, in one canonical order:
 * the order in which Atlas lists roles, projects and teams, and the case of the e-mail, do not matter.
 * A project removal looks at that project's roles only, and one from a team at that team, so that several can be left at the
 * same time. That an old invitation runs out is no change of it.
 */
export function digestOf(target: RemovalTarget, person: MaterialSnapshot): string {
  const projectId = target.kind === "remove_from_project" ? target.projectId : null;
  const teamId = target.kind === "remove_from_team" ? target.teamId : null;
  const material = {
    key: targetKeyOf(target),
    organizationId: target.organizationId,
    username: usernameKey(person.username),
    status: person.status,
    organizationRoles: sortedUnique(person.organizationRoles),
    projectRoles: person.projectRoles
      .filter((entry) => teamId === null && (projectId === null || entry.projectId === projectId))
      .filter((entry) => entry.roles.length > 0)
      .map((entry) => [entry.projectId, sortedUnique(entry.roles)] as const)
      .sort(([left], [right]) => compare(left, right)),
    teamIds: sortedUnique(person.teams.map((team) => team.id).filter((id) => teamId === null || id === teamId)),
    isProtected: person.isProtected,
    item: person.item?.kind === "database_user" ? [person.item.authentication, sortedUnique(person.item.roles)] : null,
  };
  return createHash("sha256").update(JSON.stringify(material)).digest("hex");
}

/** What differs between what was reviewed and what is there now, in words; empty when nothing material does. */
export function describeChange(reviewed: MaterialSnapshot, now: MaterialSnapshot): string[] {
  const changes: string[] = [];
  if (!isSamePerson(reviewed.username, now.username)) changes.push("the e-mail");
  if (reviewed.status !== now.status) changes.push("the membership status");
  if (!sameSet(reviewed.organizationRoles, now.organizationRoles)) changes.push("the organization roles");
  const rolesOf = (person: MaterialSnapshot) =>
    person.projectRoles.flatMap((entry) => entry.roles.map((role) => `${entry.projectId}:${role}`));
  if (!sameSet(rolesOf(reviewed), rolesOf(now))) changes.push("the project roles");
  const teamsOf = (person: MaterialSnapshot) => person.teams.map((team) => team.id);
  if (!sameSet(teamsOf(reviewed), teamsOf(now))) changes.push("the teams");
  if (databaseUserOf(reviewed) !== databaseUserOf(now)) changes.push("the roles or the sign-in of the database user");
  if (reviewed.isProtected !== now.isProtected) changes.push("the protection");
  return changes;
}

function databaseUserOf({ item }: MaterialSnapshot): string {
  return item?.kind === "database_user" ? [item.authentication, ...sortedUnique(item.roles)].join("\n") : "";
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return sortedUnique(left).join("\n") === sortedUnique(right).join("\n");
}

function sortedUnique(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compare);
}

// Not localeCompare: the digest must not depend on the machine's language.
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
