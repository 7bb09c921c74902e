import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { appendAudit } from "@/lib/audit/append";
import { isAllowed } from "@/lib/auth/permissions";
import type { Principal } from "@/lib/auth/principal";
import type { Database } from "@/lib/db/database";
import { sqlState } from "@/lib/db/errors";
import { offboardings, steps } from "@/lib/db/schema";
import { AppError, ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { queueTransaction } from "@/lib/jobs/transaction";
import type { OffboardingContext } from "./context";
import { findRunning } from "./find-running";
import { readLeavingUserIds } from "./leaving-owners";
import { alreadyInProgress, type PreparedPlan, preparePlan } from "./plan/create-plan";
import { findRefusals } from "./plan/guards";
import { placeOf, targetKeyOf, targetOf } from "./target-key";
import { inTransaction } from "./transaction";
import type { Refusal, RemovalTarget } from "./types";

/** What a person confirmed: ids, what they saw (its digest), and what they typed. */
export interface OffboardingRequest {
  target: RemovalTarget;
  digest: string;
  /** A UUID made when the dialog opened: the same confirmation twice is one offboarding. */
  requestKey: string;
  confirmation?: string | null | undefined;
  principal: Principal;
}

export interface RequestedOffboarding {
  offboardingId: string;
  alreadyRequested: boolean;
}

export const UNIQUE_VIOLATION = "23505";

/** Answers to a request that are decisions, not mishaps: each is written to the audit log. */
export const DECISIONS: readonly ErrorCode[] = [
  "FORBIDDEN",
  "ALREADY_ABSENT",
  "CHANGED_SINCE_REVIEW",
  "ALREADY_IN_PROGRESS",
  "LAST_OWNER",
  "PROTECTED_USER",
  "SELF_REMOVAL",
  "INCOMPLETE_INVENTORY",
  "REMOVAL_REFUSED",
];

/**
 * Takes a confirmed removal on: reads everything again live, compares it with what was confirmed, applies every guard, and
 * writes offboarding, step, audit entry and job in one transaction. Nothing is sent to Atlas here.
 * The same `requestKey` gives the same offboarding. Throws AppError with the reason of a refusal (which is audited), NOT_FOUND
 * and BAD_INPUT for wrong ids or a confirmation that was not typed, ATLAS_REFUSED and ATLAS_UNAVAILABLE when Atlas could not be read.
 */
export async function requestOffboarding(
  ctx: OffboardingContext,
  request: OffboardingRequest,
): Promise<RequestedOffboarding> {
  const { principal, target } = request;
  if (!z.uuid().safeParse(request.requestKey).success) {
    throw new AppError("BAD_INPUT", "The key of this confirmation is not a UUID.", { hint: "Open the dialog again." });
  }
  const known = await findByRequestKey(ctx.db, request);
  if (known !== null) return known;
  try {
    if (!isAllowed(principal.role, "remove")) {
      throw new AppError("FORBIDDEN", `The role ${principal.role} cannot remove anyone.`, {
        hint: "Ask an operator or an admin to do it.",
      });
    }
    const prepared = await preparePlan(ctx, target, principal);
    requireUnchanged(prepared, request);
    requireNoRefusal(prepared.plan.refusals);
    requireConfirmation(prepared, request);
    return { offboardingId: await store(ctx, request, prepared), alreadyRequested: false };
  } catch (error) {
    // The same confirmation may have arrived twice: its other half may be at work, or done, by now.
    const twin = await findByRequestKey(ctx.db, request);
    if (twin !== null) return twin;
    const failure = sqlState(error) === UNIQUE_VIOLATION ? await describeRival(ctx.db, request.target) : error;
    if (failure instanceof AppError && DECISIONS.includes(failure.code)) await auditRefusal(ctx, request, failure);
    throw failure;
  }
}

async function store(ctx: OffboardingContext, request: OffboardingRequest, prepared: PreparedPlan): Promise<string> {
  const { principal, target } = request;
  const { owners, plan } = prepared;
  const offboardingId = randomUUID();
  await inTransaction(ctx.db, async (tx) => {
    if (owners !== null && owners !== "unreadable") {
      // Two admins who each remove one of the last two owners: the second waits here, and then counts the first as gone.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`owners/${target.organizationId}`}, 0))`);
      const leavingUserIds = await readLeavingUserIds(tx, target.organizationId, null);
      const situation = { ...owners, leavingUserIds };
      requireNoRefusal(findRefusals({ target, snapshot: plan.snapshot, requester: principal, owners: situation }));
    }
    await tx.insert(offboardings).values({
      id: offboardingId,
      requestKey: request.requestKey,
      kind: target.kind,
      state: "waiting",
      requestedByEmail: principal.email,
      requestedByName: principal.name,
      requestedByRole: principal.role,
      plan,
      planDigest: plan.digest,
    });
    const stepId = randomUUID();
    await tx.insert(steps).values({
      id: stepId,
      offboardingId,
      position: 1,
      kind: target.kind,
      targetKey: targetKeyOf(target),
      organizationId: target.organizationId,
      snapshot: plan.snapshot,
      state: "waiting",
      sentence: `Waiting to remove ${plan.snapshot.username} from ${placeOf(plan.snapshot)}.`,
    });
    await ctx.queue.enqueue(queueTransaction(tx), offboardingId);
    await appendAudit(tx, {
      action: "offboarding.requested",
      actor: principal.email,
      organizationId: target.organizationId,
      offboardingId,
      stepId,
      subject: plan.snapshot.username,
      details: {
        kind: target.kind,
        userId: plan.snapshot.userId,
        projectId: plan.snapshot.project?.id ?? null,
        digest: plan.digest,
        status: plan.snapshot.status,
        roles: plan.snapshot.organizationRoles.join(" "),
        role: principal.role,
        signedInAt: principal.authenticatedAt,
      },
    });
  });
  return offboardingId;
}

function requireUnchanged({ plan }: PreparedPlan, request: OffboardingRequest): void {
  if (plan.digest === request.digest) return;
  throw new AppError("CHANGED_SINCE_REVIEW", `${plan.snapshot.username} changed in Atlas since you looked.`, {
    hint: "Look at what removing them means now, then confirm again.",
  });
}

/** A refusal that hangs on another one is not repeated: the first says what to do. */
export function requireNoRefusal([refusal]: readonly Refusal[]): void {
  if (refusal === undefined) return;
  throw new AppError(isErrorCode(refusal.code) ? refusal.code : "REMOVAL_REFUSED", refusal.message, {
    hint: refusal.hint,
  });
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_STATUS, code);
}

function requireConfirmation({ plan }: PreparedPlan, request: OffboardingRequest): void {
  const phrase = plan.confirmationPhrase;
  if (phrase === null) return;
  const typed = (request.confirmation ?? "").normalize("NFC").trim().toLowerCase();
  if (typed === phrase.normalize("NFC").toLowerCase()) return;
  throw new AppError("BAD_INPUT", `Type ${phrase} to confirm.`, {
    hint: "What was typed is not the e-mail of this person.",
  });
}

/** The offboarding this confirmation has already become, or null. A key that was used for something else is refused. */
async function findByRequestKey(db: Database, request: OffboardingRequest): Promise<RequestedOffboarding | null> {
  const [found] = await db
    .select({ id: offboardings.id, requestedByEmail: offboardings.requestedByEmail, snapshot: steps.snapshot })
    .from(offboardings)
    .innerJoin(steps, eq(steps.offboardingId, offboardings.id))
    .where(eq(offboardings.requestKey, request.requestKey))
    .limit(1);
  if (found === undefined) return null;
  const isSame =
    found.requestedByEmail === request.principal.email &&
    targetKeyOf(targetOf(found.snapshot)) === targetKeyOf(request.target);
  if (isSame) return { offboardingId: found.id, alreadyRequested: true };
  throw new AppError("BAD_INPUT", "This confirmation was already used for another removal.", {
    hint: "Open the dialog again.",
  });
}

/** Someone else was faster with the same person. */
async function describeRival(db: Database, target: RemovalTarget): Promise<AppError> {
  const running = await findRunning(db, targetKeyOf(target));
  const refusal = running === null ? null : alreadyInProgress(running);
  return new AppError("ALREADY_IN_PROGRESS", refusal?.message ?? "Someone else has just removed this person.", {
    hint: refusal?.hint ?? "Refresh the list.",
  });
}

async function auditRefusal(ctx: OffboardingContext, request: OffboardingRequest, failure: AppError): Promise<void> {
  const { principal, target } = request;
  await inTransaction(ctx.db, (tx) =>
    appendAudit(tx, {
      action: "offboarding.refused",
      actor: principal.email,
      organizationId: target.organizationId,
      details: {
        code: failure.code,
        reason: failure.message,
        kind: target.kind,
        userId: "userId" in target ? target.userId : null,
        projectId: "projectId" in target ? target.projectId : null,
      },
    }),
  );
}
