import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { isNull } from "drizzle-orm";
import { z } from "zod";
import { openStore } from "@/lib/db/open";
import { offboardings } from "@/lib/db/schema";
import type { Store } from "@/lib/db/store";
import { createLog } from "@/lib/log";
import type { OffboardingContext } from "../context";
import { prepareOffer } from "../reinvite/prepare-reinvite";
import { reinvite } from "../reinvite/reinvite";
import { settleAbandonedReinvitations } from "../reinvite/settle-abandoned";
import { resumeUnfinished, voidLeases } from "../resume-unfinished";
import { runOffboarding } from "../run-offboarding";
import type { RemovalTarget } from "../types";
import { aPrincipal, confirm, createTestEngine, FAST, type TestEngine } from "./test-engine";
import { wireConnections, wireDatabase } from "./tripwires";

/**
 * A worker process that kills itself with SIGKILL at a chosen boundary. It loads, says that it is ready, and waits for one line:
 * what to remove and where to die. First it settles what an earlier process left behind, as a restarted worker does.
 */
const orderSchema = z.object({
  store: z.union([
    z.object({ kind: z.literal("pglite"), dataDir: z.string() }),
    z.object({ kind: z.literal("postgres"), url: z.string() }),
  ]),
  baseUrl: z.string(),
  organizationId: z.string(),
  /** Null: nothing new, only settle. */
  userId: z.string().nullable(),
  /** Removes this user, or invites them again whose invitation has run out. */
  verb: z.enum(["remove", "reinvite"]),
  /** Which boundary to die at, from 1; null: none. */
  dieAt: z.number().nullable(),
  /** Whether reads and the beginning of writes count as boundaries too: to the world they are the moment before them. */
  everyBoundary: z.boolean(),
});

const stateSchema = z.object({
  organizations: z.array(z.object({ name: z.string(), clientId: z.string(), clientSecret: z.string() })),
});

// No lease ends in here, however slow the machine is.
const TIMINGS = { ...FAST, leaseMs: 120_000 };
const GIVE_UP_MS = 60_000;

async function obey(line: string): Promise<void> {
  const order = orderSchema.parse(JSON.parse(line));
  const state = await fetch(`${order.baseUrl}/__sandbox/state?view=organizations`).then((answer) => answer.json());
  const store = await openStore(order.store, { log: createLog("silent") });
  const keys = { baseUrl: order.baseUrl, ...stateSchema.parse(state) };
  const engine = createTestEngine(store.db, keys, { timings: TIMINGS });
  // Whoever held a lease is dead: what happens when a lease has to end by itself is another test's subject.
  await voidLeases(store.db);
  await settleLeftovers(store, engine);
  if (order.userId !== null) {
    const { organizationId, userId } = order;
    const target = { kind: "remove_from_organization" as const, organizationId, userId };
    const carryOut =
      order.verb === "remove" ? await prepareRemoval(engine, target) : await prepareAgain(engine, target);
    let touched = 0;
    const touch = (boundary: string) => {
      if (!order.everyBoundary && !/^after |^before (remove|invite)/.test(boundary)) return;
      touched += 1;
      if (touched !== order.dieAt) return;
      process.stdout.write(`${JSON.stringify({ died: boundary })}\n`);
      process.kill(process.pid, "SIGKILL");
    };
    const { ctx } = engine;
    const wired = { ...ctx, db: wireDatabase(ctx.db, touch), connections: wireConnections(ctx.connections, touch) };
    await carryOut(wired);
    process.stdout.write(`${JSON.stringify({ lived: touched })}\n`);
  }
  await engine.close();
  await store.close();
}

type Carry = (ctx: OffboardingContext) => Promise<unknown>;

async function prepareRemoval({ ctx }: TestEngine, target: RemovalTarget): Promise<Carry> {
  const id = await confirm(ctx, target);
  return (wired) => runOffboarding(wired, id);
}

async function prepareAgain({ ctx }: TestEngine, target: RemovalTarget): Promise<Carry> {
  const source = { kind: "invitation" as const, target };
  const { digest } = await prepareOffer(ctx, source);
  return (wired) => reinvite(wired, { source, digest, principal: aPrincipal() });
}

async function settleLeftovers(store: Store, { ctx, woken }: TestEngine): Promise<void> {
  await settleAbandonedReinvitations(ctx);
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    const left = await store.db.select({ id: offboardings.id }).from(offboardings).where(isNull(offboardings.endedAt));
    if (left.length === 0) return;
    if (performance.now() > deadline) throw new Error(`${left.length} offboardings do not come to an end`);
    await resumeUnfinished(ctx);
    for (const { offboardingId } of woken.splice(0)) await runOffboarding(ctx, offboardingId);
    await pause(20);
  }
}

process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  await obey(line);
  process.exit(0);
}
