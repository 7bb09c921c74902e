import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasOrganization, CallOptions } from "@/lib/atlas/types";
import type { Principal } from "@/lib/auth/principal";
import type { Database } from "@/lib/db/database";
import { describeFailedPart, throwAsAppError, unstablePart } from "@/lib/directory/atlas-failure";
import { requireAtlasId } from "@/lib/directory/atlas-id";
import type { Connection, DirectoryContext } from "@/lib/directory/context";
import type { IncompletePart } from "@/lib/directory/types";
import { AppError } from "@/lib/errors";
import { findRunning, type Running } from "../find-running";
import { targetKeyOf } from "../target-key";
import type { Plan, Refusal, RemovalTarget, TargetSnapshot } from "../types";
import { describeConsequences } from "./consequences";
import { digestOf } from "./digest";
import { findRefusals, isActiveOwner, needsOwnerCare, type OwnerSituation } from "./guards";
import { readOwners } from "./read-owners";
import { type LivePerson, materialOf, readPerson } from "./read-person";
import { readSurroundings } from "./surroundings";

/** What a plan is made from: the read side, and the offboardings that already run. */
export interface PlanContext extends DirectoryContext {
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
  options: CallOptions = {},
): Promise<PreparedPlan> {
  requireAtlasId(target.organizationId, "organization");
  requireAtlasId(target.userId, "user");
  if (target.kind === "remove_from_project") requireAtlasId(target.projectId, "project");
  const connection = await ctx.connections.forOrganization(target.organizationId);
  const readAt = new Date(ctx.now()).toISOString();

  const { snapshot, incomplete } = await readSnapshot(ctx, connection, target, options).catch(throwAsAppError);
  const isOwnerGoing = target.kind === "remove_from_organization" && isActiveOwner(snapshot);
  const [owners, read, running] = await Promise.all([
    isOwnerGoing ? readOwnersForPlan(ctx, connection, snapshot, incomplete, options) : null,
    readSurroundings(connection.client, target, snapshot, options),
    findRunning(ctx.db, targetKeyOf(target)),
  ]);
  incomplete.push(...read.incomplete);

  const refusals = findRefusals({ target, snapshot, requester: principal, owners });
  if (running !== null) refusals.push(alreadyInProgress(running));
  const surroundings = { ...read.surroundings, ownersLeft: countOwnersLeft(target, owners) };
  const plan: Plan = {
    target,
    snapshot,
    digest: digestOf(target, snapshot),
    consequences: describeConsequences(target, snapshot, surroundings),
    refusals,
    confirmationPhrase: needsOwnerCare(target, snapshot) ? snapshot.username : null,
    readAt,
    incomplete,
  };
  return { plan, owners };
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
  options: CallOptions,
): Promise<{ snapshot: TargetSnapshot; incomplete: IncompletePart[] }> {
  const incomplete: IncompletePart[] = [];
  const { client } = connection;
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
    target.kind === "remove_from_project"
      ? projectsRead.then((projects) => requireProject(target.projectId, projects, incomplete))
      : null;
  const [organization, projects, teams, project, person] = await Promise.all([
    connection.organization(),
    projectsRead,
    named("teams", client.listTeams(target.organizationId, options)),
    projectRead,
    // A project that is not ours is never asked about: the person is read when it is known to be.
    Promise.resolve(projectRead)
      .then(() => readPerson(client, target, options))
      .catch(absentAsAppError(connection, target)),
  ]);
  return {
    snapshot: snapshotOf(ctx, connection, target, { organization, project, person, projects, teams }),
    incomplete,
  };
}

function snapshotOf(
  ctx: PlanContext,
  connection: Connection,
  target: RemovalTarget,
  read: {
    organization: AtlasOrganization;
    project: { id: string; name: string } | null;
    person: LivePerson;
    projects: { id: string; name: string }[] | null;
    teams: { id: string; name: string }[] | null;
  },
): TargetSnapshot {
  const { user } = read.person;
  const material = materialOf(target, read.person, ctx.isProtected(user.username));
  const name = [user.firstName, user.lastName].filter((part) => part !== null && part !== "").join(" ");
  return {
    ...material,
    organizationId: target.organizationId,
    organizationName: read.organization.name,
    connection: connection.name,
    project: read.project,
    userId: user.id,
    name: name === "" ? null : name,
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
    const place = target.kind === "remove_from_organization" ? name : `a project of ${name}`;
    throw new AppError("ALREADY_ABSENT", `Atlas has no such person in ${place} any more.`, {
      hint: "Someone may have removed them already. Refresh the list.",
      cause: failure,
    });
  };
}

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

function countOwnersLeft(target: RemovalTarget, owners: OwnerSituation | "unreadable" | null): number | null {
  if (owners === null || owners === "unreadable") return null;
  const going = new Set([target.userId, ...owners.leavingUserIds]);
  return owners.activeOwnerIds.filter((id) => !going.has(id)).length;
}
