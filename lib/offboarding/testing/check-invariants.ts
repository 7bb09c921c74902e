import { asc, inArray } from "drizzle-orm";
import { verifyChain } from "@/lib/audit/verify";
import type { Database } from "@/lib/db/database";
import { auditEntries, offboardings, steps } from "@/lib/db/schema";
import { activeOwners, type CompanyState } from "./people";

/** What really happened at the sandbox, and what is left there. */
export interface World {
  effects: readonly {
    at: string;
    operation: string;
    organizationId: string;
    projectId?: string;
    userId?: string;
    caller: string;
  }[];
  state: CompanyState;
  /** Values that must stand nowhere in the store. */
  secrets: readonly string[];
}

const REMOVALS: readonly string[] = ["removeOrgUser", "removeGroupUser"];

/**
 * The history of some offboardings against what the sandbox saw: invariants I1 to I8 (reliability.md §3.4). The sandbox's
 * effects must be those of these offboardings only. Returns every violation as a sentence; none is what a test wants.
 */
export async function checkInvariants(
  db: Database,
  offboardingIds: readonly string[],
  world: World,
): Promise<string[]> {
  const ids = [...offboardingIds];
  const requests = await db.select().from(offboardings).where(inArray(offboardings.id, ids));
  const ran = await db.select().from(steps).where(inArray(steps.offboardingId, ids));
  const audit = await db
    .select()
    .from(auditEntries)
    .where(inArray(auditEntries.offboardingId, ids))
    .orderBy(asc(auditEntries.sequence));
  const violations: string[] = [];
  const must = (holds: boolean, sentence: string) => {
    if (!holds) violations.push(sentence);
  };
  const ours = world.effects.filter((effect) => effect.caller !== "outside" && REMOVALS.includes(effect.operation));
  const isAbout = (step: (typeof ran)[number], effect: World["effects"][number]) =>
    effect.organizationId === step.organizationId &&
    effect.userId === step.snapshot.userId &&
    (step.kind === "remove_from_organization"
      ? effect.operation === "removeOrgUser"
      : effect.operation === "removeGroupUser" && effect.projectId === step.snapshot.project?.id);

  for (const effect of ours) {
    const owner = ran.find((step) => isAbout(step, effect));
    must(owner !== undefined, `I1: ${effect.operation} of ${effect.userId} belongs to no confirmed step`);
    if (owner === undefined) continue;
    const intent = audit.find((entry) => entry.stepId === owner.id && entry.action === "step.intent");
    const outcome = audit.findLast((entry) => entry.stepId === owner.id && entry.action === "step.outcome");
    must(intent !== undefined && outcome !== undefined, `I3: step ${owner.id} was applied without intent and outcome`);
    must(
      intent === undefined || intent.at.getTime() <= Date.parse(effect.at),
      `I2: step ${owner.id} was applied before its intent`,
    );
  }
  must(
    ours.length === world.effects.filter((effect) => effect.caller !== "outside").length,
    "I1: something else was changed",
  );

  for (const step of ran) {
    const applied = ours.filter((effect) => isAbout(step, effect));
    const own = audit.filter((entry) => entry.stepId === step.id);
    const lasting = hasAccess(world, step);
    must(applied.length <= 1, `I2: step ${step.id} was applied ${applied.length} times`);
    must(step.endedAt !== null, `I6: step ${step.id} has not ended (${step.state})`);
    must(
      own.filter((entry) => entry.action === "step.intent").length === step.attempts,
      `I3: step ${step.id} counts other attempts than its intents`,
    );
    must(own.at(-1)?.action === "step.outcome", `I3: step ${step.id} does not end in an outcome`);
    must(
      own.at(-1)?.details.outcome === step.state,
      `I3: step ${step.id} is ${step.state} but its last entry says otherwise`,
    );
    if (step.state === "removed") {
      const gone = world.effects.filter((effect) => effect.userId === step.snapshot.userId);
      must(step.attempts > 0, `I3: step ${step.id} is removed without an intent`);
      must(gone.length > 0, `I3: step ${step.id} is removed but nothing happened to the person`);
      must(
        step.readBack?.checks.some((check) => check.found) === false,
        `I2: step ${step.id} is removed without a clean read-back`,
      );
      must(
        applied.every((effect) => effect.at <= (step.readBack?.at ?? "")),
        `I2: step ${step.id} was read back before it was applied`,
      );
      must(!lasting, `I6: step ${step.id} is removed but the sandbox still has the access`);
    }
    if (step.state === "already_absent")
      must(applied.length === 0, `I6: step ${step.id} was applied by us but says already absent`);
    if (step.state === "failed" || step.state === "refused" || step.state === "changed_since_review") {
      must(applied.length === 0, `I6: step ${step.id} is ${step.state} but was applied`);
    }
  }
  for (const request of requests) {
    must(request.endedAt !== null, `I6: offboarding ${request.id} has not ended`);
    const own = audit.filter((entry) => entry.offboardingId === request.id).map((entry) => entry.action);
    must(
      own[0] === "offboarding.requested" && own.at(-1) === "offboarding.finished",
      `I3: offboarding ${request.id} lacks its frame`,
    );
  }
  const touched = new Set(ran.map((step) => step.organizationId));
  for (const effect of ours)
    must(touched.has(effect.organizationId), `I5: organization ${effect.organizationId} was touched`);
  for (const { id } of world.state.organizations) {
    must(activeOwners(world.state, id).length > 0, `I4: organization ${id} has no owner`);
  }
  const chain = await verifyChain(db);
  must(chain.intact, `I7: ${chain.intact ? "" : `${chain.firstBadSequence}: ${chain.reason}`}`);
  const written = JSON.stringify([requests, ran, audit]);
  must(!world.secrets.some((secret) => written.includes(secret)), "I8: a secret was written to the store");
  return violations;
}

function hasAccess({ state }: World, step: typeof steps.$inferSelect): boolean {
  const organization = state.organizations.find((one) => one.id === step.organizationId);
  if (step.snapshot.project === null)
    return organization?.users.some((user) => user.id === step.snapshot.userId) ?? false;
  const project = organization?.projects.find((one) => one.id === step.snapshot.project?.id);
  return project?.userIds.includes(step.snapshot.userId) ?? false;
}
