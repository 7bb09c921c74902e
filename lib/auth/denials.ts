import { appendAudit } from "@/lib/audit/append";
import type { DoorRuntime } from "./door-runtime";
import type { Permission } from "./permissions";
import type { Principal } from "./principal";

/** One entry a minute for the same session and permission: a page that polls must not flood the audit log. */
const QUIET_MS = 60_000;
const MAX_REMEMBERED = 1000;
const lastWritten = new Map<string, number>();

/** Writes `access.denied` to the audit log, now and then. The denial stands whether or not it could be written. */
export async function recordDenial(runtime: DoorRuntime, principal: Principal, permission: Permission): Promise<void> {
  const key = `${principal.sessionId} ${permission}`;
  const nowMs = runtime.now();
  const previousMs = lastWritten.get(key);
  if (previousMs !== undefined && nowMs - previousMs < QUIET_MS) return;
  // Oldest first, as a Map keeps its order.
  lastWritten.delete(key);
  lastWritten.set(key, nowMs);
  for (const oldest of lastWritten.keys()) {
    if (lastWritten.size <= MAX_REMEMBERED) break;
    lastWritten.delete(oldest);
  }
  try {
    await runtime.db.transaction((tx) =>
      appendAudit(tx, {
        action: "access.denied",
        actor: principal.email,
        details: { permission, role: principal.role },
      }),
    );
  } catch (error) {
    runtime.log.error({ err: error, permission }, "a denied access could not be written to the audit log");
  }
}
