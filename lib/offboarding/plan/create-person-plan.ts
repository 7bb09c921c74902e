import type { CallOptions } from "@/lib/atlas/types";
import type { Principal } from "@/lib/auth/principal";
import { createDirectoryCache } from "@/lib/directory/cache";
import { fullName } from "@/lib/directory/organizations/organization-users";
import { describeSingleSignOn } from "@/lib/directory/people/describe-single-sign-on";
import { resolvePerson } from "@/lib/directory/people/resolve-person";
import { isSamePerson } from "@/lib/directory/people/same-person";
import { describeFailedPart } from "@/lib/directory/reading/atlas-failure";
import { startPatience } from "@/lib/directory/reading/patience";
import { collectLeftovers } from "@/lib/directory/scan/collect-leftovers";
import type { IncompletePart } from "@/lib/directory/types";
import { AppError } from "@/lib/errors";
import type { Subject } from "../kinds/behaviour";
import { targetKeyOf } from "../target-key";
import type { Consequence, OffboardingPlan, Refusal, RemovalTarget } from "../types";
import { assemblePlan, type PreparedOffboarding } from "./assemble-plan";
import type { PlanContext } from "./create-plan";
import { describeStays, sortLeftovers } from "./describe-stays";
import { type FoundTargets, findTargets } from "./find-targets";
import { prepareSteps, type WantedStep } from "./plan-steps";
import { describeSentInvitations } from "./sent-invitations";
import { shareReads } from "./share-reads";

export interface PersonPlanInput {
  /** A user id or an invitation id of any connection. */
  personId: string;
  /** Database users to delete with it, each "organizationId/projectId/databaseName/username". */
  databaseUsers: readonly string[];
}

/** Longer than one organization's slowest list; a person's page has shorter patience, a plan must be complete. */
const PATIENCE_MS = 60_000;

/**
 * Reads live everything that gives a person access, in every connection, and says what removing all of it would do, and what
 * it would leave. Changes nothing. One connection that cannot be read refuses the plan, and is named; leftovers that could not
 * be read are named and refuse nothing, because only those that are ticked are removed. Throws AppError: BAD_INPUT, NOT_FOUND,
 * ATLAS_UNAVAILABLE when nobody can say whose id it is.
 */
export async function createPersonPlan(
  ctx: PlanContext,
  input: PersonPlanInput,
  principal: Pick<Principal, "email" | "role">,
  options: CallOptions = {},
): Promise<OffboardingPlan> {
  return (await preparePersonPlan(ctx, input, principal, options)).plan;
}

/** Does what {@link createPersonPlan} says. */
export async function preparePersonPlan(
  ctx: PlanContext,
  { personId, databaseUsers }: PersonPlanInput,
  principal: Pick<Principal, "email" | "role">,
  options: CallOptions = {},
): Promise<PreparedOffboarding> {
  const readAt = new Date(ctx.now()).toISOString();
  const signal = startPatience(PATIENCE_MS, options.signal);
  const call = { ...options, signal };
  const ticked = [...new Set(databaseUsers)].map(parseDatabaseUser);
  // A cache of its own, empty: what is confirmed is what is there now.
  const live = { ...ctx, cache: createDirectoryCache(ctx), connections: shareReads(ctx.connections, signal) };
  const person = await resolvePerson(live, personId, signal);
  const [left, ...places] = await Promise.all([
    // Past the cache of its own: a whole scan of a moment ago will do for what is not removed.
    collectLeftovers({ ...ctx, connections: live.connections }, person, call),
    ...live.connections.all().map((connection) => findTargets(live, connection, person, call)),
  ]);
  const users = places.flatMap(({ user }) => (user === null ? [] : [user]));
  const name = users.map(fullName).find((one) => one !== null) ?? person.name;
  const subjectIn = (place: FoundTargets): Subject => ({
    userId: place.user?.id ?? personId,
    username: place.user?.username ?? person.username,
    name,
  });
  const everything: WantedStep[] = [
    ...places.flatMap((place) => place.targets.map((target) => ({ target, subject: subjectIn(place) }))),
    ...ticked.map((target) => ({ target, subject: { userId: personId, username: person.username, name } })),
  ];
  // Two connections of one organization see the same.
  const wanted = [...new Map(everything.map((step) => [targetKeyOf(step.target), step])).values()];
  const [{ prepared, gone, missing }, wayBack, sent] = await Promise.all([
    prepareSteps(live, wanted, principal, call),
    describeWaysBack(places, person.username, call),
    describeSentInvitations(places, person.username, ctx.now(), call),
  ]);
  const username = users.find(({ id }) => id === personId)?.username ?? person.username;
  return assemblePlan({
    about: { kind: "person", person: { userId: personId, username, name }, organizationId: null },
    steps: prepared,
    missing: [...places.flatMap((place) => place.missing), ...missing, ...describeVanished(gone, places)],
    incomplete: [...places.flatMap((place) => place.limits), ...wayBack.incomplete, ...left.incomplete],
    refusals: [
      ...refusePerson(ctx, username, principal),
      ...places.flatMap(({ connection }) => refuseServiceIdentity(connection.credential?.publicId, username)),
    ],
    consequences: wayBack.consequences,
    stays: [...describeStays(username, places, { ...left, ticked: ticked.map(targetKeyOf) }), ...sent],
    leftovers: sortLeftovers(left.results),
    ...(left.results.some(({ databaseUser }) => databaseUser !== null) ? { nothing: ONLY_DATABASE_USERS } : {}),
    confirmationPhrase: username,
    readAt,
  });
}

const ONLY_DATABASE_USERS: Pick<Refusal, "message" | "hint"> = {
  message: "No access is left that could be removed.",
  hint: "Database users that may be theirs can be deleted: an admin ticks them.",
};

/** What was listed a moment ago and is not there by itself: gone since, or Atlas contradicts itself. A database user may go. */
function describeVanished(gone: readonly RemovalTarget[], places: readonly FoundTargets[]): IncompletePart[] {
  const organizationIds = new Set(
    gone.flatMap(({ kind, organizationId }) => (kind === "delete_database_user" ? [] : [organizationId])),
  );
  return [...organizationIds].map((id) => ({
    part: `Something in ${places.find(({ organization }) => organization?.id === id)?.organization?.name ?? id}`,
    reason: "Atlas listed it, and a moment later answered that there is no such thing.",
    nextStep: "Read the plan again: what has gone meanwhile is not in it then.",
    code: "VANISHED",
  }));
}

/** The guards that hold without any step too: protection and self over the person as a whole. */
function refusePerson(ctx: PlanContext, username: string, principal: Pick<Principal, "email" | "role">): Refusal[] {
  const refusals: Refusal[] = [];
  if (ctx.isProtected(username)) {
    refusals.push({
      code: "PROTECTED_USER",
      message: `${username} is a protected account and can never be removed here.`,
      hint: "Protected accounts are set in the configuration (PROTECTED_USERS).",
    });
  }
  if (isSamePerson(principal.email, username)) {
    refusals.push({
      code: "SELF_REMOVAL",
      message: "You cannot remove yourself.",
      hint: "Ask another operator or admin to do it.",
    });
  }
  return refusals;
}

/** The identity by which this service itself asks Atlas is nobody to offboard. */
function refuseServiceIdentity(publicId: string | undefined, username: string): Refusal[] {
  if (publicId === undefined || !isSamePerson(publicId, username)) return [];
  return [
    {
      code: "SERVICE_IDENTITY",
      message: `${username} is the identity by which this service works.`,
      hint: "Change the connection's credential in the configuration instead.",
    },
  ];
}

async function describeWaysBack(
  places: readonly FoundTargets[],
  username: string,
  call: CallOptions,
): Promise<{ consequences: Consequence[]; incomplete: IncompletePart[] }> {
  const consequences: Consequence[] = [];
  const incomplete: IncompletePart[] = [];
  await Promise.all(
    places.map(async ({ connection, organization, projects, targets }) => {
      if (organization === null || targets.length === 0 || connection.client.generation === "v1.0") return;
      try {
        const federation = await connection.client.getFederation(organization.id, call);
        if (federation === null) return;
        const { coversThisPerson, ways } = describeSingleSignOn(
          federation,
          username,
          new Map(projects.map(({ id, name }) => [id, name])),
        );
        if (!coversThisPerson && ways.length === 0) return;
        consequences.push({
          kind: "note",
          severity: coversThisPerson ? "warning" : "info",
          title: `Single sign-on can let them back into ${organization.name}`,
          detail: `${ways.length === 0 ? "The organization is mapped to an identity provider." : `Through: ${ways.join("; ")}.`} Disable the account at the identity provider too.`,
        });
      } catch (failure) {
        incomplete.push(describeFailedPart(`Single sign-on of ${organization.name}`, failure));
      }
    }),
  );
  return { consequences, incomplete };
}

function parseDatabaseUser(key: string): RemovalTarget {
  const [organizationId = "", projectId = "", databaseName = "", ...rest] = key.split("/");
  const username = rest.join("/");
  if (databaseName === "" || username === "") {
    throw new AppError("BAD_INPUT", "This does not name a database user.", {
      hint: "Write organization, project, database and name, with slashes in between.",
    });
  }
  return { kind: "delete_database_user", organizationId, projectId, databaseName, username };
}
