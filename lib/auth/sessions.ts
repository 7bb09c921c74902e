import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { appendAudit } from "@/lib/audit/append";
import { sessions } from "@/lib/db/schema";
import type { Runtime } from "@/lib/runtime";
import type { Principal } from "./principal";
import { type Identity, roleOf } from "./roles";
import { SESSION_SECONDS } from "./session-name";

export type SessionRuntime = Pick<Runtime, "configuration" | "db" | "now">;

export interface NewSession extends Identity {
  name: string;
  /** When the person proved who they are, in milliseconds since the epoch. */
  authenticatedAtMs: number;
  /** How they signed in: "oidc" or "sandbox". */
  provider: string;
  /** The session of the same browser that this one takes over from: it ends here. */
  replaces: string | null;
}

/** Writes the session's row and its audit entry together; returns its id. The caller has checked that there is a role. */
export async function startSession(runtime: SessionRuntime, session: NewSession): Promise<string> {
  const id = randomUUID();
  const nowMs = runtime.now();
  await runtime.db.transaction(async (tx) => {
    if (session.replaces) await markEnded(tx, session.replaces, nowMs);
    await tx.insert(sessions).values({
      id,
      email: session.email,
      name: session.name,
      claims: [...session.claims],
      // A provider whose clock runs ahead must not make a sign-in recent for longer.
      authenticatedAt: new Date(Math.min(session.authenticatedAtMs, nowMs)),
      expiresAt: new Date(nowMs + SESSION_SECONDS * 1000),
    });
    await appendAudit(tx, {
      action: "session.signed_in",
      actor: session.email,
      details: { provider: session.provider, role: currentRole(runtime, session) },
    });
  });
  return id;
}

/** Ends a session at once, with its audit entry. A session that has ended already, or never was, is left as it is. */
export async function endSession(runtime: SessionRuntime, id: string): Promise<void> {
  await runtime.db.transaction(async (tx) => {
    const ended = await markEnded(tx, id, runtime.now());
    if (ended) await appendAudit(tx, { action: "session.signed_out", actor: ended.email });
  });
}

/** Writes down that someone proved who they are and has no role here. */
export async function refuseSession(runtime: SessionRuntime, identity: Identity, provider: string): Promise<void> {
  await runtime.db.transaction((tx) =>
    appendAudit(tx, { action: "session.refused", actor: identity.email, details: { provider, reason: "no role" } }),
  );
}

/** The human behind a session, by its row and today's role lists; null when it ended, ran out, or its role is gone. */
export async function readPrincipal(runtime: SessionRuntime, id: string): Promise<Principal | null> {
  const [row] = await runtime.db.select().from(sessions).where(eq(sessions.id, id)).limit(1);
  if (!row || row.endedAt !== null || row.expiresAt.getTime() <= runtime.now()) return null;
  const role = currentRole(runtime, row);
  if (role === null) return null;
  const { email, name, authenticatedAt } = row;
  return { sessionId: id, email, name, role, authenticatedAt: authenticatedAt.toISOString() };
}

/** The role this identity has by today's configuration. */
export function currentRole({ configuration }: Pick<SessionRuntime, "configuration">, identity: Identity) {
  return roleOf(identity, configuration.signIn.roles, configuration.atlas.mode);
}

type Transaction = Parameters<Parameters<SessionRuntime["db"]["transaction"]>[0]>[0];

async function markEnded(tx: Transaction, id: string, nowMs: number) {
  const [ended] = await tx
    .update(sessions)
    .set({ endedAt: new Date(nowMs) })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ email: sessions.email });
  return ended;
}
