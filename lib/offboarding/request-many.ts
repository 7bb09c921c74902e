import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { appendAudit } from "@/lib/audit/append";
import { isAllowed } from "@/lib/auth/permissions";
import type { Principal } from "@/lib/auth/principal";
import type { Database } from "@/lib/db/database";
import { sqlState } from "@/lib/db/errors";
import { offboardings, steps } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { queueTransaction } from "@/lib/jobs/transaction";
import type { OffboardingContext } from "./context";
import { readLeavingUserIds } from "./leaving-owners";
import type { PreparedOffboarding } from "./plan/assemble-plan";
import { type InvitationsPlanInput, prepareInvitationsPlan } from "./plan/create-invitations-plan";
import { type PersonPlanInput, preparePersonPlan } from "./plan/create-person-plan";
import { findRefusals } from "./plan/guards";
import { DECISIONS, type RequestedOffboarding, requireNoRefusal, UNIQUE_VIOLATION } from "./request-offboarding";
import { targetKeyOf } from "./target-key";
import { inTransaction } from "./transaction";

/** What a person confirmed: what they saw (its digest), and what they typed. */
export interface ManyRequest {
  digest: string;
  /** A UUID made when the page opened: the same confirmation twice is one offboarding. */
  requestKey: string;
  confirmation?: string | null | undefined;
  principal: Principal;
}

/**
 * Takes on the removal of everything of one person, as it was confirmed: reads all of it again live, compares, applies every
 * guard over the whole, and writes offboarding, steps, audit entries and job in one transaction. Nothing is sent to Atlas here.
 * Throws as requestOffboarding does.
 */
export function requestPersonOffboarding(
  ctx: OffboardingContext,
  request: ManyRequest & PersonPlanInput,
): Promise<RequestedOffboarding> {
  return requestMany(ctx, request, { personId: request.personId }, () =>
    preparePersonPlan(ctx, request, request.principal),
  );
}

/** The same for invitations of one organization. */
export function requestInvitationsRevocation(
  ctx: OffboardingContext,
  request: ManyRequest & InvitationsPlanInput,
): Promise<RequestedOffboarding> {
  const about = { organizationId: request.organizationId, invitations: request.targets.length };
  return requestMany(ctx, request, about, () => prepareInvitationsPlan(ctx, request, request.principal));
}

async function requestMany(
  ctx: OffboardingContext,
  request: ManyRequest,
  about: Record<string, string | number>,
  prepare: () => Promise<PreparedOffboarding>,
): Promise<RequestedOffboarding> {
  const { principal } = request;
  if (!z.uuid().safeParse(request.requestKey).success) {
    throw new AppError("BAD_INPUT", "The key of this confirmation is not a UUID.", { hint: "Open the page again." });
  }
  const known = await findByRequestKey(ctx.db, request);
  if (known !== null) return known;
  let prepared: PreparedOffboarding | null = null;
  try {
    if (!isAllowed(principal.role, "remove")) {
      throw new AppError("FORBIDDEN", `The role ${principal.role} cannot remove anyone.`, {
        hint: "Ask an operator or an admin to do it.",
      });
    }
    prepared = await prepare();
    requireUnchanged(prepared, request);
    requireNoRefusal(prepared.plan.refusals);
    requireConfirmation(prepared, request);
    return { offboardingId: await store(ctx, request, prepared), alreadyRequested: false };
  } catch (error) {
    // The same confirmation may have arrived twice: its other half may be at work, or done, by now.
    const twin = await findByRequestKey(ctx.db, request);
    if (twin !== null) return twin;
    const failure = sqlState(error) === UNIQUE_VIOLATION ? await describeRival(ctx.db, prepared) : error;
    if (failure instanceof AppError && DECISIONS.includes(failure.code)) {
      await inTransaction(ctx.db, (tx) =>
        appendAudit(tx, {
          action: "offboarding.refused",
          actor: principal.email,
          organizationId: prepared?.plan.organizationId ?? null,
          subject: prepared?.plan.person?.username ?? null,
          details: { code: failure.code, reason: failure.message, ...about },
        }),
      );
    }
    throw failure;
  }
}

async function store(ctx: OffboardingContext, request: ManyRequest, prepared: PreparedOffboarding): Promise<string> {
  const { principal } = request;
  const { plan } = prepared;
  const [first] = plan.steps;
  if (first === undefined) throw new AppError("REMOVAL_REFUSED", "Nothing is left that could be removed.");
  const offboardingId = randomUUID();
  await inTransaction(ctx.db, async (tx) => {
    await requireOwnersLeft(tx, prepared, principal);
    await tx.insert(offboardings).values({
      id: offboardingId,
      requestKey: request.requestKey,
      kind: plan.kind === "person" && !isDeletion(plan) ? "remove_from_organization" : first.target.kind,
      state: "waiting",
      requestedByEmail: principal.email,
      requestedByName: principal.name,
      requestedByRole: principal.role,
      plan,
      planDigest: plan.digest,
    });
    const rows = plan.steps.map((step, index) => ({
      id: randomUUID(),
      offboardingId,
      position: index + 1,
      kind: step.target.kind,
      targetKey: targetKeyOf(step.target),
      organizationId: step.target.organizationId,
      snapshot: step.snapshot,
      state: "waiting" as const,
      sentence: `Waiting: ${step.title}.`,
    }));
    await tx.insert(steps).values(rows);
    await ctx.queue.enqueue(queueTransaction(tx), offboardingId);
    for (const [index, row] of rows.entries()) {
      await appendAudit(tx, {
        action: "offboarding.requested",
        actor: principal.email,
        organizationId: row.organizationId,
        offboardingId,
        stepId: row.id,
        subject: row.snapshot.username,
        details: {
          kind: row.kind,
          userId: row.snapshot.userId,
          projectId: row.snapshot.project?.id ?? null,
          digest: plan.steps[index]?.digest ?? null,
          planDigest: plan.digest,
          step: row.position,
          steps: rows.length,
          status: row.snapshot.status,
          roles: row.snapshot.organizationRoles.join(" "),
          role: principal.role,
          signedInAt: principal.authenticatedAt,
        },
      });
    }
  });
  return offboardingId;
}

/** Of somebody who has no access any more: nothing but database users of theirs is left to remove. */
function isDeletion({ steps: planned }: PreparedOffboarding["plan"]): boolean {
  return planned.every(({ target }) => target.kind === "delete_database_user");
}

/** Decides about last owners once more, one organization after the other in a fixed order, so that two requests cannot block each other. */
async function requireOwnersLeft(tx: Database, prepared: PreparedOffboarding, principal: Principal): Promise<void> {
  const withOwners = prepared.steps
    .flatMap(({ owners, plan }) => (owners === null || owners === "unreadable" ? [] : [{ owners, plan }]))
    .sort((left, right) => (left.plan.target.organizationId < right.plan.target.organizationId ? -1 : 1));
  for (const { owners, plan } of withOwners) {
    const { organizationId } = plan.target;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`owners/${organizationId}`}, 0))`);
    const leavingUserIds = await readLeavingUserIds(tx, organizationId, null);
    const situation = { ...owners, leavingUserIds };
    const { snapshot, target } = plan;
    requireNoRefusal(findRefusals({ target, snapshot, requester: principal, owners: situation }));
  }
}

function requireUnchanged({ plan }: PreparedOffboarding, request: ManyRequest): void {
  if (plan.digest === request.digest) return;
  const whom = plan.person?.username ?? "Something among these invitations";
  throw new AppError("CHANGED_SINCE_REVIEW", `${whom} changed in Atlas since you looked.`, {
    hint: "Look at what would be removed now, then confirm again.",
  });
}

function requireConfirmation({ plan }: PreparedOffboarding, request: ManyRequest): void {
  const phrase = plan.confirmationPhrase;
  if (phrase === null) return;
  const typed = (request.confirmation ?? "").normalize("NFC").trim().toLowerCase();
  if (typed === phrase.normalize("NFC").toLowerCase()) return;
  throw new AppError("BAD_INPUT", `Type ${phrase} to confirm.`, {
    hint:
      plan.person === null ? "What was typed is not their number." : "What was typed is not the e-mail of this person.",
  });
}

async function findByRequestKey(db: Database, request: ManyRequest): Promise<RequestedOffboarding | null> {
  const [found] = await db
    .select({ id: offboardings.id, requestedByEmail: offboardings.requestedByEmail, digest: offboardings.planDigest })
    .from(offboardings)
    .where(eq(offboardings.requestKey, request.requestKey));
  if (found === undefined) return null;
  if (found.requestedByEmail === request.principal.email && found.digest === request.digest) {
    return { offboardingId: found.id, alreadyRequested: true };
  }
  throw new AppError("BAD_INPUT", "This confirmation was already used for another removal.", {
    hint: "Open the page again.",
  });
}

async function describeRival(db: Database, prepared: PreparedOffboarding | null): Promise<AppError> {
  const keys = (prepared?.plan.steps ?? []).map((step) => targetKeyOf(step.target));
  const [running] = await db
    .select({ name: offboardings.requestedByName })
    .from(steps)
    .innerJoin(offboardings, eq(steps.offboardingId, offboardings.id))
    .where(and(inArray(steps.targetKey, keys), isNull(steps.endedAt)))
    .limit(1);
  return new AppError(
    "ALREADY_IN_PROGRESS",
    `${running?.name ?? "Someone else"} is already removing a part of this; that removal has not ended yet.`,
    { hint: "Look at it under Offboardings." },
  );
}
