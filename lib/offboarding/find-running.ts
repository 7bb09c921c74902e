import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/database";
import { offboardings, steps } from "@/lib/db/schema";

/** An offboarding that still works on a target. */
export interface Running {
  offboardingId: string;
  requestedByName: string;
  /** Whom it removes: the e-mail. */
  username: string;
}

/** The unfinished offboarding of a target, or null: the index over unfinished steps allows one at most. */
export async function findRunning(db: Database, targetKey: string): Promise<Running | null> {
  const [running] = await db
    .select({
      offboardingId: offboardings.id,
      requestedByName: offboardings.requestedByName,
      username: sql<string>`${steps.snapshot}->>'username'`,
    })
    .from(steps)
    .innerJoin(offboardings, eq(steps.offboardingId, offboardings.id))
    .where(and(eq(steps.targetKey, targetKey), isNull(steps.endedAt)))
    .limit(1);
  return running ?? null;
}
