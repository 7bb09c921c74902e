import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/lib/db/database";
import { auditEntries, offboardings, steps } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { OffboardingView, StepView } from "./types";

/** One offboarding with everything its page shows. Throws AppError NOT_FOUND, also for an id that is no UUID. */
export async function readOffboarding(ctx: { db: Database }, id: string): Promise<OffboardingView> {
  if (!z.uuid().safeParse(id).success) throw unknownOffboarding();
  // One after the other on purpose: an outcome that is read was written with its audit entry, which is then there to be read too.
  const [offboarding] = await ctx.db.select().from(offboardings).where(eq(offboardings.id, id));
  if (offboarding === undefined) throw unknownOffboarding();
  const rows = await ctx.db.select().from(steps).where(eq(steps.offboardingId, id)).orderBy(asc(steps.position));
  const entries = await ctx.db
    .select({ sequence: auditEntries.sequence, stepId: auditEntries.stepId })
    .from(auditEntries)
    .where(eq(auditEntries.offboardingId, id))
    .orderBy(asc(auditEntries.sequence));
  return {
    id: offboarding.id,
    state: offboarding.state,
    kind: offboarding.kind,
    requestedBy: {
      email: offboarding.requestedByEmail,
      name: offboarding.requestedByName,
      role: offboarding.requestedByRole,
    },
    requestedAt: offboarding.requestedAt.toISOString(),
    startedAt: isoOrNull(offboarding.startedAt),
    endedAt: isoOrNull(offboarding.endedAt),
    planDigest: offboarding.planDigest,
    planReadAt: offboarding.plan.readAt,
    consequences: offboarding.plan.consequences,
    stays: "steps" in offboarding.plan ? offboarding.plan.stays : [],
    person: "steps" in offboarding.plan ? offboarding.plan.person : null,
    steps: rows.map((row) => viewOf(row, entries)),
  };
}

/** The same words for an offboarding that never was and for an id that cannot be one. */
export function unknownOffboarding(): AppError {
  return new AppError("NOT_FOUND", "There is no offboarding with this id.", { hint: "Choose one from the list." });
}

function viewOf(
  row: typeof steps.$inferSelect,
  entries: readonly { sequence: number; stepId: string | null }[],
): StepView {
  return {
    id: row.id,
    position: row.position,
    kind: row.kind,
    state: row.state,
    snapshot: row.snapshot,
    sentence: row.sentence,
    nextStep: row.nextStep,
    attempts: row.attempts,
    answer: row.answer,
    readBack: row.readBack,
    auditSequences: entries.filter((entry) => entry.stepId === row.id).map((entry) => entry.sequence),
    waitingUntil: isoOrNull(row.waitingUntil),
    startedAt: isoOrNull(row.startedAt),
    endedAt: isoOrNull(row.endedAt),
  };
}

function isoOrNull(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}
