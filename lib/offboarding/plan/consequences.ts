import { roleName } from "@/lib/directory/organizations/role-name";
import { rolesThatOpenEveryProject } from "@/lib/directory/projects/access-paths";
import { teamNameOf } from "../kinds/team-membership";
import type { Consequence, RemovalTarget, TargetSnapshot } from "../types";
import { directRolesOf, isActiveOwner } from "./guards";
import { hasOwnerRole } from "./roles";

/** What was read besides the person, to say what a removal means. Null: it could not be read, and the plan's `incomplete` says why. */
export interface Surroundings {
  /** ACTIVE owners that are left afterwards; null when nobody counted because the person is not an active owner. */
  ownersLeft: number | null;
  /** Names of projects whose only Project Owner is this person. */
  projectsLosingOwner: readonly string[];
  /** Names of teams of which this person is the only member. */
  teamsEmptied: readonly string[];
  /** For a project removal: teams through which the person still reaches it. */
  teamsIntoProject: readonly { name: string; roles: readonly string[] }[];
}

/** "What it means", most weighty first. Pure. */
export function describeConsequences(
  target: RemovalTarget,
  snapshot: TargetSnapshot,
  surroundings: Surroundings,
): Consequence[] {
  switch (target.kind) {
    case "remove_from_organization":
      return describeOrganizationRemoval(snapshot, surroundings);
    case "remove_from_project":
      return describeProjectRemoval(target.projectId, snapshot, surroundings);
    case "remove_from_team":
      return describeTeamRemoval(snapshot);
    case "revoke_organization_invitation":
    case "revoke_project_invitation":
      return describeRevocation(target.kind, snapshot);
    case "delete_database_user":
      return describeDatabaseUser(target.username, snapshot);
  }
}

function describeTeamRemoval(snapshot: TargetSnapshot): Consequence[] {
  const team = teamNameOf(snapshot);
  return [
    {
      kind: "ends",
      severity: "info",
      title: `Ends: membership of team ${team}`,
      detail: "And with it whatever projects the team opens.",
    },
    {
      kind: "note",
      severity: "info",
      title: `Stays in ${snapshot.organizationName}`,
      detail: "Their organization roles, direct project roles and other teams do not change.",
    },
  ];
}

function describeRevocation(
  kind: "revoke_organization_invitation" | "revoke_project_invitation",
  snapshot: TargetSnapshot,
): Consequence[] {
  const isOfProject = kind === "revoke_project_invitation";
  const place = isOfProject ? `project ${snapshot.project?.name ?? "unknown"}` : snapshot.organizationName;
  const roles = isOfProject ? snapshot.projectRoles.flatMap((entry) => entry.roles) : snapshot.organizationRoles;
  return [
    {
      kind: "ends",
      severity: "info",
      title: `Revokes the legacy invitation to ${place}`,
      detail: `Nobody can accept it any more. It would give: ${sentence(roles.map(roleName))}`,
    },
    ...(isOfProject
      ? [
          {
            kind: "access_remains" as const,
            severity: "info" as const,
            title: `An invitation to ${snapshot.organizationName} made with it stays`,
            detail: "Atlas keeps the two apart: revoke that one too, if there is one.",
          },
        ]
      : []),
  ];
}

function describeDatabaseUser(databaseUsername: string, snapshot: TargetSnapshot): Consequence[] {
  return [
    {
      kind: "ends",
      severity: "warning",
      title: `Deletes the database user ${databaseUsername} in ${snapshot.project?.name ?? "its project"}`,
      detail: "Whatever signs in to the database with it, an application too, is locked out. Atlas keeps no copy.",
    },
  ];
}

function describeOrganizationRemoval(snapshot: TargetSnapshot, surroundings: Surroundings): Consequence[] {
  const consequences: Consequence[] = [whatEnds(snapshot)];
  if (isActiveOwner(snapshot) && surroundings.ownersLeft !== null && surroundings.ownersLeft > 0) {
    const left = count(surroundings.ownersLeft, "owner");
    consequences.push({
      kind: "owners_left",
      severity: surroundings.ownersLeft === 1 ? "warning" : "info",
      title: `${snapshot.organizationName} keeps ${left}`,
      detail:
        surroundings.ownersLeft === 1
          ? "One owner is few: if that account is lost, nobody can manage the organization. Atlas recommends two."
          : "They can still manage the organization and all its projects.",
    });
  }
  consequences.push(...losingOwner(surroundings.projectsLosingOwner));
  consequences.push(
    ...surroundings.teamsEmptied.map(
      (team): Consequence => ({
        kind: "empties_team",
        severity: "warning",
        title: `Team ${team} has no other member`,
        detail: "Atlas does not allow empty teams and may refuse. If so, delete the team or add someone to it first.",
      }),
    ),
  );
  if (snapshot.status === "ACTIVE") {
    consequences.push({
      kind: "note",
      severity: "info",
      title: "Single sign-on can let them back in",
      detail: "Where the organization grants roles at sign-in, also disable the account at the identity provider.",
    });
  }
  consequences.push(wayBack(snapshot));
  return consequences;
}

function describeProjectRemoval(
  projectId: string,
  snapshot: TargetSnapshot,
  surroundings: Surroundings,
): Consequence[] {
  const project = snapshot.project?.name ?? "this project";
  const roles = directRolesOf(snapshot, projectId);
  const consequences: Consequence[] = [
    {
      kind: "ends",
      severity: "info",
      title: `Ends: ${count(roles.length, "direct role")} in ${project}`,
      detail: sentence(roles.map(roleName)),
    },
  ];
  for (const team of surroundings.teamsIntoProject) {
    consequences.push({
      kind: "access_remains",
      severity: "warning",
      title: `Still reaches ${project} through team ${team.name}`,
      detail: `The team holds ${sentence(team.roles.map(roleName))} Take them out of the team too, or remove them from the organization.`,
    });
  }
  for (const role of rolesThatOpenEveryProject(snapshot.organizationRoles)) {
    consequences.push({
      kind: "access_remains",
      severity: "warning",
      title: `Still reaches ${project} as ${roleName(role)}`,
      detail:
        "That organization role opens every project. Only a change of it, or a removal from the organization, ends it.",
    });
  }
  consequences.push(...losingOwner(surroundings.projectsLosingOwner));
  consequences.push({
    kind: "note",
    severity: "info",
    title: `Stays in ${snapshot.organizationName}`,
    detail: "Their membership of the organization, other projects and teams does not change.",
  });
  return consequences;
}

function whatEnds(snapshot: TargetSnapshot): Consequence {
  const projects = snapshot.projectRoles.filter((entry) => entry.roles.length > 0);
  const parts = [
    ...snapshot.organizationRoles.map(roleName),
    ...(projects.length > 0 ? [count(projects.length, "project")] : []),
    ...(snapshot.teams.length > 0 ? [count(snapshot.teams.length, "team")] : []),
  ];
  const names = [
    ...(projects.length > 0
      ? [`Projects: ${projects.map((entry) => entry.projectName ?? entry.projectId).join(", ")}.`]
      : []),
    ...(snapshot.teams.length > 0 ? [`Teams: ${snapshot.teams.map((team) => team.name ?? team.id).join(", ")}.`] : []),
    ...(hasOwnerRole(snapshot.organizationRoles) && snapshot.status === "ACTIVE"
      ? ["As an owner they also reach every other project."]
      : []),
  ].join(" ");
  const detail = names === "" ? "No direct project role and no team." : names;
  switch (snapshot.status) {
    case "ACTIVE":
      return { kind: "ends", severity: "info", title: `Ends: ${parts.join(", ")}`, detail };
    case "PENDING":
      return {
        kind: "ends",
        severity: "info",
        title: `Revokes the invitation: ${parts.join(", ")}`,
        detail: `They have not accepted it yet, so there is no access to end. ${detail}`,
      };
    case "INVITATION_EXPIRED":
      return {
        kind: "ends",
        severity: "info",
        title: "Clears the expired invitation",
        detail: "It can no longer be accepted. There is no access to end.",
      };
    case "INVITATION_REJECTED":
      return {
        kind: "ends",
        severity: "info",
        title: "Clears the declined invitation",
        detail: "They declined it. There is no access to end.",
      };
  }
}

function losingOwner(projects: readonly string[]): Consequence[] {
  return projects.map((project) => ({
    kind: "loses_only_owner",
    severity: "warning",
    title: `${project} loses its only Project Owner`,
    detail: "Organization owners can still manage it.",
  }));
}

function wayBack(snapshot: TargetSnapshot): Consequence {
  return snapshot.status === "ACTIVE"
    ? {
        kind: "note",
        severity: "info",
        title: "Database users and API keys stay",
        detail:
          "Atlas keeps them apart from people. The way back for the person is a new invitation, which has to be accepted.",
      }
    : { kind: "note", severity: "info", title: "The way back is a new invitation", detail: "It has to be accepted." };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function sentence(words: readonly string[]): string {
  return words.length === 0 ? "" : `${words.join(", ")}.`;
}
