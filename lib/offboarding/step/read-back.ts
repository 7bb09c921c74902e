import { isAtlasError } from "@/lib/atlas/errors";
import { explainAtlasError } from "@/lib/atlas/explain";
import type { AtlasClient, AtlasList, CallOptions } from "@/lib/atlas/types";
import { sameUsername } from "../same-username";
import type { ReadBack, TargetSnapshot } from "../types";

/** What a read-back came to. `unreadable` is neither: a question without an answer never counts as "gone" (R6). */
export type ReadBackResult = { seen: "gone" | "present"; readBack: ReadBack } | Unreadable;

interface Unreadable {
  seen: "unreadable";
  /** The questions that were answered all the same. */
  readBack: ReadBack;
  /** Which question failed, why, and what to do, as sentences. */
  sentence: string;
  nextStep: string;
}

interface Question {
  asked: string;
  /** Null when the list shifted while it was read and did not show them: that is no answer. */
  ask(): Promise<boolean | null>;
}

/** Clock and client for one read-back. `since`: when the removal was answered, or the decision to read back was made. */
export interface ReadBackContext {
  client: AtlasClient;
  now(): number;
  sinceMs: number;
  /** Handed to every call: stops it when the step is no longer ours, and shows when Atlas asks to wait. */
  call: CallOptions;
}

/**
 * Asks Atlas, in as many ways as it offers, whether a grant is still there (rule 3, R4): the person by id, the list by e-mail,
 * and for an organization each project and team they were in. All questions in parallel; Atlas documents no cascade of an
 * organization removal, so none is taken for granted.
 */
export async function readBack(ctx: ReadBackContext, snapshot: TargetSnapshot): Promise<ReadBackResult> {
  const questions =
    snapshot.project === null ? askOrganization(ctx, snapshot) : askProject(ctx, snapshot, snapshot.project);
  const answers = await Promise.all(
    questions.map(async ({ asked, ask }) => {
      try {
        const found = await ask();
        return found === null ? { asked, failure: SHIFTED } : { asked, found };
      } catch (failure) {
        if (!isAtlasError(failure)) throw failure;
        return { asked, failure: explainAtlasError(failure) };
      }
    }),
  );
  const checks = answers.flatMap((answer) => ("found" in answer ? [{ asked: answer.asked, found: answer.found }] : []));
  const atMs = ctx.now();
  const record: ReadBack = { at: new Date(atMs).toISOString(), afterMs: Math.max(0, atMs - ctx.sinceMs), checks };
  if (checks.some((check) => check.found)) return { seen: "present", readBack: record };
  const failed = answers.find((answer) => "failure" in answer);
  if (failed !== undefined && "failure" in failed) {
    const sentence = `Reading back ${failed.asked} failed. ${failed.failure.sentence}`;
    return { seen: "unreadable", readBack: record, sentence, nextStep: failed.failure.nextStep };
  }
  return { seen: "gone", readBack: record };
}

const SHIFTED = {
  sentence: "The list kept changing while it was read.",
  nextStep: "Retry when the changes in Atlas are done.",
};

function askOrganization({ client, call }: ReadBackContext, snapshot: TargetSnapshot): Question[] {
  const { organizationId, organizationName, userId, username } = snapshot;
  const projects = snapshot.projectRoles.filter((entry) => entry.roles.length > 0);
  return [
    {
      asked: `the person in ${organizationName}`,
      ask: () => exists(client.getOrganizationUser(organizationId, userId, call)),
    },
    {
      asked: `the users of ${organizationName} with this e-mail`,
      // No 404 is taken for an answer here: an organization that is not found is one we cannot see.
      ask: async () => mentions(await client.listOrganizationUsers(organizationId, { username, ...call }), snapshot),
    },
    ...projects.map((entry) => ({
      asked: `the person in project ${entry.projectName ?? entry.projectId}`,
      ask: () => exists(client.getProjectUser(entry.projectId, userId, call)),
    })),
    ...snapshot.teams.map((team) => ({
      asked: `the members of team ${team.name ?? team.id} with this e-mail`,
      ask: () => lists(client.listTeamUsers(organizationId, team.id, { username, ...call }), snapshot),
    })),
  ];
}

function askProject(
  { client, call }: ReadBackContext,
  snapshot: TargetSnapshot,
  project: { id: string; name: string },
): Question[] {
  const { userId, username } = snapshot;
  return [
    {
      asked: `the direct users of ${project.name} with this e-mail`,
      ask: () => lists(client.listProjectUsers(project.id, { username, ...call }), snapshot),
    },
    {
      asked: `the person in ${project.name}`,
      ask: async () => {
        if (!(await exists(client.getProjectUser(project.id, userId, call)))) return false;
        // Whether this answer leaves out people who come in through a team or an organization role is not documented.
        // Where they have such a way in, finding them proves nothing: the list of direct users decides.
        return !(await reachesOtherwise(client, snapshot, project.id, call));
      },
    },
  ];
}

/** Whether someone reaches a project other than by a direct role: the wide list has them. */
async function reachesOtherwise(
  client: AtlasClient,
  { userId, username }: TargetSnapshot,
  projectId: string,
  call: CallOptions,
): Promise<boolean> {
  const wide = await client.listProjectUsers(projectId, {
    username,
    flattenTeams: true,
    includeOrganizationUsers: true,
    ...call,
  });
  const direct = await client.listProjectUsers(projectId, { username, ...call });
  const has = (list: AtlasList<{ id: string }>) => list.items.some((item) => item.id === userId);
  return has(wide) && !has(direct);
}

/** Atlas's own 404 is the one answer that says "no": everything else is an answer we did not get. */
async function exists(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (failure) {
    if (isAtlasError(failure) && failure.kind === "not_found") return false;
    throw failure;
  }
}

/** A project or a team that is gone has taken with it what it granted. */
async function lists(
  asked: Promise<AtlasList<{ id: string; username: string }>>,
  snapshot: TargetSnapshot,
): Promise<boolean | null> {
  try {
    return mentions(await asked, snapshot);
  } catch (failure) {
    if (isAtlasError(failure) && failure.kind === "not_found") return false;
    throw failure;
  }
}

function mentions(
  { items, stable }: AtlasList<{ id: string; username: string }>,
  { userId, username }: TargetSnapshot,
): boolean | null {
  if (items.some((item) => item.id === userId || sameUsername(item.username, username))) return true;
  return stable ? false : null;
}
