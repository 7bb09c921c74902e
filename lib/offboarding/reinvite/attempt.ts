import { randomUUID } from "node:crypto";
import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { appendAudit } from "@/lib/audit/append";
import { AUDIT_WORKER, type AuditDraft } from "@/lib/audit/types";
import type { Database, Transaction } from "@/lib/db/database";
import { reinvitations } from "@/lib/db/schema";
import { inTransaction } from "../transaction";
import type { AtlasAnswer } from "../types";
import { rolesOf } from "./send";
import type { ReinviteOffer, ReinviteResult } from "./types";

export type Reinvitation = typeof reinvitations.$inferSelect;

/** How long the one call may take with every wait that Atlas asks for. */
export const SEND_MS = 60_000;
/** Longer than the moment before the call and the call: when it is over, nothing of it is under way any more. */
const LEASE_MS = 3 * SEND_MS;

/** What is given back to whom, as the unique index over unfinished reinvitations knows it. */
export function keyOf({ organization, project, teams, username, way }: ReinviteOffer): string {
  const place = way === "team" ? `/team/${teams[0]?.id}` : way === "project_role" ? `/project/${project?.id}` : "";
  return `organization/${organization.id}${place}/${username.normalize("NFC").toLowerCase()}`;
}

/** Commits the intent (rule 2). Throws the database's unique violation when the same is being given back already. */
export async function beginReinvitation(
  db: Database,
  offer: ReinviteOffer,
  principal: { email: string; role: string },
): Promise<Reinvitation> {
  return inTransaction(db, async (tx) => {
    const [attempt] = await tx
      .insert(reinvitations)
      .values({
        id: randomUUID(),
        targetKey: keyOf(offer),
        offer,
        requestedByEmail: principal.email,
        leaseUntil: leaseEnd(),
      })
      .returning();
    if (attempt === undefined) throw new Error("A reinvitation was not written");
    await record(tx, attempt, "reinvite.intent", principal.email, {
      kind: offer.way === "invitation" ? "organization" : offer.way === "team" ? "team" : "project",
      projectId: offer.project?.id ?? null,
      teamId: offer.way === "team" ? (offer.teams[0]?.id ?? null) : null,
      roles: rolesOf(offer).join(" "),
      projects: offer.projectRoles.length,
      teams: offer.teams.length,
      role: principal.role,
    });
    return attempt;
  });
}

/** Commits what Atlas answered, with what it comes to where that is known without a read-back. */
export async function recordAnswer(
  db: Database,
  attempt: Reinvitation,
  answer: AtlasAnswer,
  result: ReinviteResult | null,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const written = await tx
      .update(reinvitations)
      .set({ answer, result })
      .where(and(eq(reinvitations.id, attempt.id), isNull(reinvitations.endedAt)))
      .returning({ id: reinvitations.id });
    if (written.length === 0) return;
    await record(tx, attempt, "reinvite.answer", attempt.requestedByEmail, {
      status: answer.status,
      errorCode: answer.errorCode,
    });
  });
}

/** Commits the outcome, once: whoever comes second changes nothing. `isSettled`: by somebody else than who sent it. */
export async function endReinvitation(
  db: Database,
  attempt: Reinvitation,
  result: ReinviteResult,
  { isSettled }: { isSettled: boolean },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const written = await tx
      .update(reinvitations)
      .set({ result, endedAt: sql`clock_timestamp()` })
      .where(and(eq(reinvitations.id, attempt.id), isNull(reinvitations.endedAt)))
      .returning({ id: reinvitations.id });
    if (written.length === 0) return;
    await record(tx, attempt, "reinvite.outcome", isSettled ? AUDIT_WORKER : attempt.requestedByEmail, {
      outcome: result.outcome,
      sentence: result.sentence,
      settled: isSettled,
    });
  });
}

/** Takes over what a dead process left open: all of it, or only what gives the same thing back. */
export async function takeAbandoned(db: Database, targetKey: string | null): Promise<Reinvitation[]> {
  return db
    .update(reinvitations)
    .set({ leaseUntil: leaseEnd() })
    .where(
      and(
        isNull(reinvitations.endedAt),
        lte(reinvitations.leaseUntil, sql`clock_timestamp()`),
        targetKey === null ? undefined : eq(reinvitations.targetKey, targetKey),
      ),
    )
    .returning();
}

/** Ends the lease of one that could not be settled, so that the next look tries again. */
export async function letGo(db: Database, { id }: Reinvitation): Promise<void> {
  await db.update(reinvitations).set({ leaseUntil: sql`clock_timestamp()` }).where(eq(reinvitations.id, id));
}

function leaseEnd() {
  return sql`clock_timestamp() + ${LEASE_MS} * interval '1 millisecond'`;
}

async function record(
  tx: Transaction,
  { id, offer }: Reinvitation,
  action: Extract<AuditDraft["action"], `reinvite.${string}`>,
  actor: string,
  details: NonNullable<AuditDraft["details"]>,
): Promise<void> {
  const { organization, source, username } = offer;
  await appendAudit(tx, {
    action,
    actor,
    organizationId: organization.id,
    offboardingId: source.kind === "step" ? source.offboardingId : null,
    stepId: source.kind === "step" ? source.stepId : null,
    subject: username,
    details: { ...details, reinvitation: id },
  });
}
