import type { Credential } from "./auth/credentials";
import type { Change } from "./operations/operation";
import type { Site } from "./site";

const EVENTS_KEPT = 20_000;

/** Writes a change that was really made into the effects list, and Atlas's own events into the organization. */
export function recordChange(
  site: Site,
  done: {
    method: string;
    path: string;
    operation: string;
    organizationId: string;
    caller: Credential | "outside";
    change: Change;
  },
): void {
  const { change, caller } = done;
  const at = new Date(site.now()).toISOString();
  site.effects.push({
    at,
    method: done.method,
    path: done.path,
    operation: done.operation,
    organizationId: done.organizationId,
    ...(change.projectId === undefined ? {} : { projectId: change.projectId }),
    ...(change.teamId === undefined ? {} : { teamId: change.teamId }),
    ...(change.userId === undefined ? {} : { userId: change.userId }),
    ...(change.username === undefined ? {} : { username: change.username }),
    caller: caller === "outside" ? "outside" : caller.id,
    ...(change.detail === undefined ? {} : { detail: change.detail }),
  });
  const events = site.world.organizations.get(done.organizationId)?.events;
  if (events === undefined) return;
  for (const event of change.events ?? []) {
    events.push({
      id: site.world.nextId(),
      created: at,
      eventTypeName: event.type,
      orgId: done.organizationId,
      ...(event.groupId === undefined ? {} : { groupId: event.groupId }),
      ...(event.teamId === undefined ? {} : { teamId: event.teamId }),
      ...(event.targetPublicKey === undefined ? {} : { targetPublicKey: event.targetPublicKey }),
      // How a service account shows as actor is not documented (atlas-facts §1c): then no actor is given.
      ...(caller !== "outside" && caller.kind === "apiKey" ? { apiKeyId: caller.actorId, publicKey: caller.id } : {}),
      ...(change.username === undefined ? {} : { targetUsername: change.username }),
    });
  }
  if (events.length > EVENTS_KEPT) events.splice(0, events.length - EVENTS_KEPT);
}
