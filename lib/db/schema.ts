import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AuditAction } from "@/lib/audit/types";
import type { ReinviteOffer, ReinviteResult } from "@/lib/offboarding/reinvite/types";
import type {
  AtlasAnswer,
  OffboardingPlan,
  OffboardingState,
  Plan,
  ReadBack,
  StepKind,
  StepState,
  TargetSnapshot,
} from "@/lib/offboarding/types";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A signed-in browser. Signing out or losing the role ends it at once: every request reads its row. */
export const sessions = pgTable("sessions", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull(),
  /** Values of the role claim at sign-in; the role itself is worked out from today's configuration. */
  claims: jsonb("claims").$type<string[]>().notNull(),
  authenticatedAt: moment("authenticated_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
  endedAt: moment("ended_at"),
});

/** One confirmed request. */
export const offboardings = pgTable(
  "offboardings",
  {
    id: uuid("id").primaryKey(),
    /** Made by the dialog when it opens: the same confirmation twice is one offboarding. */
    requestKey: uuid("request_key").notNull(),
    kind: text("kind").$type<StepKind>().notNull(),
    state: text("state").$type<OffboardingState>().notNull(),
    requestedByEmail: text("requested_by_email").notNull(),
    requestedByName: text("requested_by_name").notNull(),
    requestedByRole: text("requested_by_role").notNull(),
    plan: jsonb("plan").$type<Plan | OffboardingPlan>().notNull(),
    planDigest: text("plan_digest").notNull(),
    requestedAt: moment("requested_at").notNull().defaultNow(),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
  },
  (table) => [
    uniqueIndex("offboardings_request_key").on(table.requestKey),
    index("offboardings_requested_at").on(table.requestedAt),
    index("offboardings_unfinished").on(table.state).where(sql`ended_at is null`),
  ],
);

/** One call that takes one grant away. */
export const steps = pgTable(
  "steps",
  {
    id: uuid("id").primaryKey(),
    offboardingId: uuid("offboarding_id")
      .notNull()
      .references(() => offboardings.id),
    position: integer("position").notNull(),
    kind: text("kind").$type<StepKind>().notNull(),
    /** What is taken away, e.g. "organization/{id}/user/{id}": at most one unfinished step for each. */
    targetKey: text("target_key").notNull(),
    organizationId: text("organization_id").notNull(),
    snapshot: jsonb("snapshot").$type<TargetSnapshot>().notNull(),
    state: text("state").$type<StepState>().notNull(),
    sentence: text("sentence").notNull(),
    nextStep: text("next_step"),
    attempts: integer("attempts").notNull().default(0),
    answer: jsonb("answer").$type<AtlasAnswer>(),
    readBack: jsonb("read_back").$type<ReadBack>(),
    waitingUntil: moment("waiting_until"),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
    /** Raised by every claim; a worker that lost its lease finds another number and stops before it sends anything. */
    fence: integer("fence").notNull().default(0),
    leaseOwner: text("lease_owner"),
    /** By the database's clock. */
    leaseUntil: moment("lease_until"),
  },
  (table) => [
    uniqueIndex("steps_one_unfinished_per_target").on(table.targetKey).where(sql`ended_at is null`),
    index("steps_offboarding").on(table.offboardingId, table.position),
  ],
);

/** One call that gives something back: written with its audit intent before anything is sent, ended with its outcome. */
export const reinvitations = pgTable(
  "reinvitations",
  {
    id: uuid("id").primaryKey(),
    /** What is given back to whom: at most one unfinished for each. */
    targetKey: text("target_key").notNull(),
    /** What is sent, as it was confirmed. */
    offer: jsonb("offer").$type<ReinviteOffer>().notNull(),
    requestedByEmail: text("requested_by_email").notNull(),
    requestedAt: moment("requested_at").notNull().defaultNow(),
    /** Null until an answer, or the lack of one, was recorded. */
    answer: jsonb("answer").$type<AtlasAnswer>(),
    /** Known before the end where Atlas refused: then nothing is read back. */
    result: jsonb("result").$type<ReinviteResult>(),
    endedAt: moment("ended_at"),
    /** By the database's clock: past it, whoever sent this is dead, and its call is over one way or the other. */
    leaseUntil: moment("lease_until").notNull(),
  },
  (table) => [uniqueIndex("reinvitations_one_unfinished_per_target").on(table.targetKey).where(sql`ended_at is null`)],
);

/** Append-only by trigger (see the migration); each entry's hash covers the one before it. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    sequence: bigint("sequence", { mode: "number" }).primaryKey(),
    /** Whole milliseconds: what a JavaScript Date can hold is all there is, so the hash covers every bit of it. */
    at: timestamp("at", { withTimezone: true, mode: "date", precision: 3 }).notNull(),
    action: text("action").$type<AuditAction>().notNull(),
    actor: text("actor").notNull(),
    organizationId: text("organization_id"),
    offboardingId: uuid("offboarding_id"),
    stepId: uuid("step_id"),
    subject: text("subject"),
    details: jsonb("details").$type<Record<string, string | number | boolean | null>>().notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_entries_offboarding").on(table.offboardingId),
    index("audit_entries_step").on(table.stepId),
    index("audit_entries_actor").on(table.actor),
  ],
);

/** The head of the chain, kept apart so that a missing tail is noticed. */
export const auditHead = pgTable("audit_head", {
  id: integer("id").primaryKey(),
  sequence: bigint("sequence", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
});
