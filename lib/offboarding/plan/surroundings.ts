import type { AtlasClient, AtlasProjectUser, CallOptions } from "@/lib/atlas/types";
import { isSamePerson } from "@/lib/directory/people/same-person";
import { describeFailedPart, unstablePart } from "@/lib/directory/reading/atlas-failure";
import type { IncompletePart } from "@/lib/directory/types";
import type { RemovalTarget, TargetSnapshot } from "../types";
import type { Surroundings } from "./consequences";
import { hasProjectOwnerRole } from "./roles";

/** Projects and teams looked into for "what it means": enough for almost everyone, and a bound on what one dialog costs. */
const MAX_PLACES_READ = 25;

/**
 * Reads what a plan says about projects and teams besides the person. Never throws: what could not be read
 * is named in `incomplete`, since it is meant for the reader and not for the decision.
 */
export async function readSurroundings(
  client: AtlasClient,
  target: RemovalTarget,
  snapshot: TargetSnapshot,
  options: CallOptions,
): Promise<{ surroundings: Omit<Surroundings, "ownersLeft">; incomplete: IncompletePart[] }> {
  const incomplete: IncompletePart[] = [];
  const missing = (part: string) => (failure: unknown) => {
    incomplete.push(describeFailedPart(part, failure));
    return null;
  };

  const ownedProjects = snapshot.projectRoles
    .filter((entry) => hasProjectOwnerRole(entry.roles) && snapshot.status === "ACTIVE")
    .filter(
      (entry) =>
        target.kind === "remove_from_organization" ||
        (target.kind === "remove_from_project" && entry.projectId === target.projectId),
    )
    .map((entry) => ({ id: entry.projectId, name: entry.projectName ?? entry.projectId }));
  const teams = teamsOf(target, snapshot).map((team) => ({ id: team.id, name: team.name ?? team.id }));

  const projectsLosingOwner = async () => {
    const answers = await Promise.all(
      bounded(ownedProjects, "project owners", incomplete).map(async (project) => {
        const part = `the owners of project ${project.name}`;
        const list = await client.listProjectUsers(project.id, options).catch(missing(part));
        if (list === null) return null;
        if (!list.stable) incomplete.push(unstablePart(capitalised(part)));
        return list.items.some((user) => isOtherOwner(user, snapshot)) ? null : project.name;
      }),
    );
    return answers.filter((name) => name !== null);
  };

  const teamsEmptied = async () => {
    if (target.kind === "remove_from_project") return [];
    const answers = await Promise.all(
      bounded(teams, "team members", incomplete).map(async (team) => {
        const part = `the members of team ${team.name}`;
        const list = await client.listTeamUsers(target.organizationId, team.id, options).catch(missing(part));
        if (list === null) return null;
        if (!list.stable) incomplete.push(unstablePart(capitalised(part)));
        return list.items.some((user) => user.id !== snapshot.userId) ? null : team.name;
      }),
    );
    return answers.filter((name) => name !== null);
  };

  const teamsIntoProject = async () => {
    if (target.kind !== "remove_from_project" || teams.length === 0) return [];
    const list = await client
      .listProjectTeams(target.projectId, options)
      .catch(missing(`the teams of project ${snapshot.project?.name ?? target.projectId}`));
    return teams.flatMap((team) => {
      const inProject = list?.items.find((item) => item.teamId === team.id);
      return inProject === undefined ? [] : [{ name: team.name, roles: inProject.roles }];
    });
  };

  const [losing, emptied, into] = await Promise.all([projectsLosingOwner(), teamsEmptied(), teamsIntoProject()]);
  return { surroundings: { projectsLosingOwner: losing, teamsEmptied: emptied, teamsIntoProject: into }, incomplete };
}

/** The teams that a removal touches, or through which access may remain. */
function teamsOf(target: RemovalTarget, { teams }: TargetSnapshot): TargetSnapshot["teams"] {
  switch (target.kind) {
    case "remove_from_organization":
    case "remove_from_project":
      return teams;
    case "remove_from_team":
      return teams.filter((team) => team.id === target.teamId);
    case "revoke_organization_invitation":
    case "revoke_project_invitation":
    case "delete_database_user":
      return [];
  }
}

function isOtherOwner(user: AtlasProjectUser, snapshot: TargetSnapshot): boolean {
  const isThem = user.id === snapshot.userId || isSamePerson(user.username, snapshot.username);
  return !isThem && user.status === "ACTIVE" && hasProjectOwnerRole(user.roles);
}

function bounded<Place>(places: readonly Place[], what: string, incomplete: IncompletePart[]): readonly Place[] {
  if (places.length > MAX_PLACES_READ) {
    incomplete.push({
      part: `the ${what} of ${places.length - MAX_PLACES_READ} more`,
      reason: `Only the first ${MAX_PLACES_READ} are read for a review.`,
      nextStep: "Look at the others in Atlas if it matters who is left there.",
      code: "TOO_MANY",
    });
  }
  return places.slice(0, MAX_PLACES_READ);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
