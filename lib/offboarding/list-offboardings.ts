import { asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { offboardings, steps } from "@/lib/db/schema";
import type { ListOf } from "@/lib/directory/types";
import type { OffboardingContext } from "./context";
import { unknownOffboarding } from "./read-offboarding";
import { describeTarget } from "./target-key";
import type { OffboardingPlan, OffboardingRow, Plan, StepState, TargetSnapshot } from "./types";

/** Which step speaks for an offboarding: the one that needs attention most, else the one that is furthest from done. */
const LOUDEST_FIRST: readonly StepState[] = [
  "not_confirmed",
  "failed",
  "refused",
  "changed_since_review",
  "removing",
  "verifying",
  "checking",
  "waiting",
  "removed",
  "already_absent",
];

const MAX_ROWS = 500;

/** How long after its end an offboarding still says what it took away: lists mark those rows for ten minutes. */
const TARGETS_KEPT_MS = 15 * 60_000;

/**
 * Offboardings, newest first. `before` is the id of the last row of the page before; `limit` is between 1 and 500.
 * `totalCount` counts all of them, not only this page. Throws AppError NOT_FOUND when `before` names none.
 */
export async function listOffboardings(
  ctx: Pick<OffboardingContext, "db" | "now">,
  { limit = 100, before = null }: { limit?: number; before?: string | null } = {},
): Promise<ListOf<OffboardingRow>> {
  const readAt = new Date(ctx.now()).toISOString();
  const page = await ctx.db
    .select()
    .from(offboardings)
    .where(before === null ? undefined : await olderThan(ctx, before))
    .orderBy(desc(offboardings.requestedAt), desc(offboardings.id))
    .limit(Math.min(Math.max(1, limit), MAX_ROWS));
  const [total] = await ctx.db.select({ count: count() }).from(offboardings);
  const ids = page.map((row) => row.id);
  const rows =
    ids.length === 0
      ? []
      : await ctx.db.select().from(steps).where(inArray(steps.offboardingId, ids)).orderBy(asc(steps.position));
  return {
    results: page.map((offboarding) =>
      rowOf(
        offboarding,
        rows.filter((step) => step.offboardingId === offboarding.id),
        ctx.now(),
      ),
    ),
    totalCount: total?.count ?? page.length,
    readAt,
    incomplete: [],
  };
}

async function olderThan(ctx: Pick<OffboardingContext, "db">, id: string) {
  if (!z.uuid().safeParse(id).success) throw unknownOffboarding();
  const [mark] = await ctx.db.select({ id: offboardings.id }).from(offboardings).where(eq(offboardings.id, id));
  if (mark === undefined) throw unknownOffboarding();
  // Compared inside the database: its clock has microseconds, which a Date would lose.
  return sql`(${offboardings.requestedAt}, ${offboardings.id}) <
    (select mark.requested_at, mark.id from ${offboardings} mark where mark.id = ${id})`;
}

/** Whom and where a row names: for many steps, the person or the number of invitations, and the organizations. */
function aboutOf(
  plan: Plan | OffboardingPlan,
): Pick<
  OffboardingRow,
  "person" | "organizationId" | "organizationName" | "organizationIds" | "projectId" | "projectName"
> {
  const snapshots = "steps" in plan ? plan.steps.map((step) => step.snapshot) : [plan.snapshot];
  const [first] = snapshots;
  const names = [...new Set(snapshots.map((snapshot) => snapshot.organizationName))];
  const isQuick = !("steps" in plan);
  return {
    person: personOf(plan, first),
    organizationId: first?.organizationId ?? "",
    organizationName: names.length > 2 ? `${names.length} organizations` : names.join(" and "),
    organizationIds: [...new Set(snapshots.map((snapshot) => snapshot.organizationId))],
    projectId: isQuick ? (first?.project?.id ?? null) : null,
    projectName: isQuick ? (first?.project?.name ?? null) : null,
  };
}

function personOf(plan: Plan | OffboardingPlan, first: TargetSnapshot | undefined): OffboardingRow["person"] {
  const { userId = "", username = "", name = null } = first ?? {};
  if (!("steps" in plan)) return { userId, username, name };
  if (plan.person !== null) return plan.person;
  return plan.steps.length === 1
    ? { userId, username, name }
    : { userId, username: `${plan.steps.length} invitations`, name: null };
}

function rowOf(
  offboarding: typeof offboardings.$inferSelect,
  own: (typeof steps.$inferSelect)[],
  nowMs: number,
): OffboardingRow {
  const { endedAt, plan } = offboarding;
  const states = own.map((step) => step.state);
  const about = aboutOf(plan);
  const isRecent = endedAt === null || nowMs - endedAt.getTime() < TARGETS_KEPT_MS;
  return {
    id: offboarding.id,
    state: offboarding.state,
    kind: offboarding.kind,
    ...about,
    requestedBy: { email: offboarding.requestedByEmail, name: offboarding.requestedByName },
    requestedAt: offboarding.requestedAt.toISOString(),
    endedAt: isoOrNull(endedAt),
    targets: isRecent ? own.map((step) => ({ ...describeTarget(step.snapshot), ...stateOf(step) })) : [],
    steps: own.length,
    verifiedSteps: states.filter((state) => state === "removed" || state === "already_absent").length,
    headline: LOUDEST_FIRST.find((state) => states.includes(state)) ?? "waiting",
  };
}

function stateOf({ state, endedAt }: typeof steps.$inferSelect): { state: StepState; endedAt: string | null } {
  return { state, endedAt: isoOrNull(endedAt) };
}

function isoOrNull(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}
