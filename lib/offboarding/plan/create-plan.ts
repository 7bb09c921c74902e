import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasOrganization, CallOptions } from "@/lib/atlas/types";
import type { Principal } from "@/lib/auth/principal";
import type { Database } from "@/lib/db/database";
import type { DirectoryReadContext } from "@/lib/directory/cache";
import type { Connection } from "@/lib/directory/context";
import { describeFailedPart, throwAsAppError, unstablePart } from "@/lib/directory/reading/atlas-failure";
import { requireAtlasId } from "@/lib/directory/reading/atlas-id";
import type { IncompletePart } from "@/lib/directory/types";
import { AppError } from "@/lib/errors";
import { findRunning, type Running } from "../find-running";
import type { LiveTarget, Subject } from "../kinds/behaviour";
import { behaviourOf } from "../kinds/behaviour-of";
import { teamNameOf } from "../kinds/team-membership";
import { targetKeyOf, targetOf } from "../target-key";
import type { Plan, Refusal, RemovalTarget, TargetSnapshot } from "../types";
import { describeConsequences } from "./consequences";
import { digestOf } from "./digest";
import { findRefusals, isActiveOwner, needsAdmin, type OwnerSituation } from "./guards";
import { readOwners } from "./read-owners";
import { readSurroundings } from "./surroundings";

/** What a plan is made from: the read side, and the offboardings that already run. What is removed is read past the cache. */
export interface PlanContext extends DirectoryReadContext {
  db: Database;
}

/**
 * Reads the person live and says what a removal would do, what stands against it, and what it has to be confirmed with.
 * Changes nothing. Throws AppError: BAD_INPUT for malformed ids, NOT_FOUND for an organization or project that is not ours,
 * ALREADY_ABSENT when Atlas no longer knows the person there, ATLAS_REFUSED and ATLAS_UNAVAILABLE when the person could not be read.
 * A part that only serves the explanation and could not be read stands in `incomplete`; one that decides is a refusal (rule 1).
 */
export async function createPlan(
  ctx: PlanContext,
  target: RemovalTarget,
  principal: Pick<Principal, "email" | "role">,
  options: CallOptions = {},
): Promise<Plan> {
  return (await preparePlan(ctx, target, principal, options)).plan;
}

/** `subject`: whom the removal is about, where the caller knows it and the target does not say. */
export interface PlanOptions extends CallOptions {
  subject?: Subject | null;
}

/** A plan together with the owners it was decided by, for the request, which decides once more under a lock. */
export interface PreparedPlan {
  plan: Plan;
  owners: OwnerSituation | "unreadable" | null;
}

/** Does what {@link createPlan} says. */
export async function preparePlan(
  ctx: PlanContext,
  target: RemovalTarget,
  principal: Pick<Principal, "email" | "role">,
  options: PlanOptions = {},
): Promise<PreparedPlan> {
  const { subject = null, ...call } = options;
  for (const [id, word] of behaviourOf(target).ids) requireAtlasId(id, word);
  const connection = await ctx.connections.forOrganization(target.organizationId);
  const readAt = new Date(ctx.now()).toISOString();

  const { snapshot, incomplete } = await readSnapshot(ctx, connection, target, subject, call).catch(throwAsAppError);
  // A step is carried out by its snapshot: an invitation that has been accepted meanwhile is none, and no membership to end.
  if (targetKeyOf(targetOf(snapshot)) !== targetKeyOf(target)) throw alreadyAbsent(target, snapshot.organizationName);
  const isOwnerGoing = target.kind === "remove_from_organization" && isActiveOwner(snapshot);
  const [owners, read, running] = await Promise.all([
    isOwnerGoing ? readOwnersForPlan(ctx, connection, snapshot, incomplete, call) : null,
    readSurroundings(connection.client, target, snapshot, call),
    findRunning(ctx.db, targetKeyOf(target)),
  ]);
  incomplete.push(...read.incomplete);

  const refusals = findRefusals({ target, snapshot, requester: principal, owners });
  if (target.kind === "remove_from_team") {
    if (connection.client.generation === "v1.0") refusals.push(notInV1(snapshot));
    else if (read.surroundings.teamsEmptied.length > 0) refusals.push(lastTeamMember(snapshot));
  }
  if (running !== null) refusals.push(alreadyInProgress(running));
  const surroundings = { ...read.surroundings, ownersLeft: countOwnersLeft(snapshot, owners) };
  const plan: Plan = {
    target,
    snapshot,
    digest: digestOf(target, snapshot),
    consequences: describeConsequences(target, snapshot, surroundings),
    refusals,
    confirmationPhrase: needsAdmin(target, snapshot) ? snapshot.username : null,
    readAt,
    incomplete,
  };
  return { plan, owners };
}

/** Atlas knows no empty team (CANNOT_REMOVE_LAST_USER_FROM_TEAM). */
function lastTeamMember(snapshot: TargetSnapshot): Refusal {
  const team = teamNameOf(snapshot);
  return {
    code: "LAST_TEAM_MEMBER",
    message: `${snapshot.username} is the last member of team ${team}, and Atlas allows no empty team.`,
    hint: "Add someone else to the team first, delete the team in Atlas, or remove the person from the organization.",
  };
}

function notInV1(snapshot: TargetSnapshot): Refusal {
  return {
    code: "NOT_IN_V1",
    message: `The connection of ${snapshot.organizationName} speaks version 1.0 of the API, which takes nobody out of a team.`,
    hint: "Give the connection a credential for v2, or remove the person from the organization.",
  };
}

/** Says who removes this person already. */
export function alreadyInProgress(running: Running): Refusal {
  return {
    code: "ALREADY_IN_PROGRESS",
    message: `${running.requestedByName} is already removing ${running.username}; that removal has not ended yet.`,
    hint: "Look at it under Offboardings.",
  };
}

async function readSnapshot(
  ctx: PlanContext,
  connection: Connection,
  target: RemovalTarget,
  subject: Subject | null,
  options: CallOptions,
): Promise<{ snapshot: TargetSnapshot; incomplete: IncompletePart[] }> {
  const incomplete: IncompletePart[] = [];
  const { client } = connection;
  const behaviour = behaviourOf(target);
  const { projectId } = behaviour;
  const named = <Item extends { id: string; name: string }>(
    part: string,
    list: Promise<{ items: Item[]; stable: boolean }>,
  ): Promise<Item[] | null> =>
    list.then(
      ({ items, stable }) => {
        if (!stable) incomplete.push(unstablePart(`The names of ${part}`));
        return items;
      },
      (failure: unknown) => {
        incomplete.push(describeFailedPart(`the names of ${part}`, failure));
        return null;
      },
    );
  const projectsRead = named("projects", client.listProjects(target.organizationId, options));
  const projectRead =
    projectId === null ? null : projectsRead.then((projects) => requireProject(projectId, projects, incomplete));
  const [organization, projects, teams, project, live] = await Promise.all([
    connection.organization(),
    projectsRead,
    named("teams", client.listTeams(target.organizationId, options)),
    projectRead,
    // A project that is not ours is never asked about: the person is read when it is known to be.
    Promise.resolve(projectRead)
      .then(() => behaviour.read({ client, call: options, isProtected: ctx.isProtected, subject }))
      .catch(absentAsAppError(connection, target)),
  ]);
  return {
    snapshot: snapshotOf(connection, target, { organization, project, live, projects, teams }),
    incomplete,
  };
}

function snapshotOf(
  connection: Connection,
  target: RemovalTarget,
  read: {
    organization: AtlasOrganization;
    project: { id: string; name: string } | null;
    live: LiveTarget;
    projects: { id: string; name: string }[] | null;
    teams: { id: string; name: string }[] | null;
  },
): TargetSnapshot {
  const { material, user } = read.live;
  return {
    ...material,
    organizationId: target.organizationId,
    organizationName: read.organization.name,
    connection: connection.name,
    project: read.project,
    userId: user.id,
    name: user.name,
    ...(connection.client.generation === "v1.0" ? { isStatusAssumed: true as const } : {}),
    projectRoles: material.projectRoles.map((entry) => ({
      ...entry,
      projectName: read.projects?.find((project) => project.id === entry.projectId)?.name ?? null,
    })),
    teams: material.teams.map(({ id }) => ({ id, name: read.teams?.find((team) => team.id === id)?.name ?? null })),
  };
}

/** A project is ours only when its organization lists it: an id alone proves nothing. */
function requireProject(
  projectId: string,
  projects: { id: string; name: string }[] | null,
  incomplete: IncompletePart[],
): { id: string; name: string } {
  const project = projects?.find((candidate) => candidate.id === projectId);
  if (project !== undefined) return { id: project.id, name: project.name };
  const reason = incomplete.find((part) => part.part.includes("projects"));
  if (reason !== undefined) {
    throw new AppError("ATLAS_UNAVAILABLE", `The projects of this organization could not be read. ${reason.reason}`, {
      hint: reason.nextStep,
    });
  }
  throw new AppError("NOT_FOUND", "No connected organization has this project.", {
    hint: "Choose a project from the list.",
  });
}

function absentAsAppError(connection: Connection, target: RemovalTarget): (failure: unknown) => Promise<never> {
  return async (failure) => {
    if (!isAtlasError(failure) || failure.kind !== "not_found") throw failure;
    const { name } = await connection.organization();
    throw alreadyAbsent(target, name, failure);
  };
}

function alreadyAbsent(target: RemovalTarget, organizationName: string, cause?: unknown): AppError {
  return new AppError("ALREADY_ABSENT", ABSENT[target.kind](organizationName), {
    hint: "Someone may have removed them already. Refresh the list.",
    cause,
  });
}

const ABSENT: Record<RemovalTarget["kind"], (organization: string) => string> = {
  remove_from_organization: (name) => `Atlas has no such person in ${name} any more.`,
  remove_from_project: (name) => `Atlas has no such person in a project of ${name} any more.`,
  remove_from_team: (name) => `Atlas has no such person in a team of ${name} any more.`,
  revoke_organization_invitation: (name) => `Atlas has no such invitation to ${name} any more.`,
  revoke_project_invitation: (name) => `Atlas has no such invitation to a project of ${name} any more.`,
  delete_database_user: (name) => `Atlas has no such database user in a project of ${name} any more.`,
};

async function readOwnersForPlan(
  ctx: PlanContext,
  connection: Connection,
  snapshot: TargetSnapshot,
  incomplete: IncompletePart[],
  call: CallOptions,
): Promise<OwnerSituation | "unreadable"> {
  try {
    return await readOwners(connection.client, ctx.db, snapshot.organizationId, { exceptStepId: null, call });
  } catch (failure) {
    if (!isAtlasError(failure)) throw failure;
    incomplete.push(describeFailedPart(`the owners of ${snapshot.organizationName}`, failure));
    return "unreadable";
  }
}

function countOwnersLeft(snapshot: TargetSnapshot, owners: OwnerSituation | "unreadable" | null): number | null {
  if (owners === null || owners === "unreadable") return null;
  const going = new Set([snapshot.userId, ...owners.leavingUserIds]);
  return owners.activeOwnerIds.filter((id) => !going.has(id)).length;
}
