import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/database";
import { steps } from "@/lib/db/schema";
import { isSettledForSure } from "./step/attempts";

/**
 * People whose removal from an organization is under way, or ended without anybody knowing whether they are gone:
 * for the last-owner rule they no longer count. Only the latest step of each person speaks for them.
 * Read it before Atlas's owners, never after: a removal that finishes in between then shows in the list.
 */
export async function readLeavingUserIds(
  db: Database,
  organizationId: string,
  exceptStepId: string | null,
): Promise<string[]> {
  const latest = await db
    .selectDistinctOn([steps.targetKey], {
      id: steps.id,
      userId: sql<string>`${steps.snapshot}->>'userId'`,
      state: steps.state,
      attempts: steps.attempts,
      answer: steps.answer,
      endedAt: steps.endedAt,
    })
    .from(steps)
    .where(and(eq(steps.organizationId, organizationId), eq(steps.kind, "remove_from_organization")))
    .orderBy(steps.targetKey, sql`${steps.endedAt} is null desc`, desc(steps.endedAt));
  return latest
    .filter((step) => step.id !== exceptStepId)
    .filter((step) => step.endedAt === null || !isSettledForSure(step))
    .map((step) => step.userId);
}
