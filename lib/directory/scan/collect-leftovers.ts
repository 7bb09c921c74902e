import type { DirectoryReadContext, FoundLeftovers } from "../cache";
import type { Connection } from "../context";
import { personNames } from "../leftovers/match-text";
import type { ResolvedPerson } from "../people/resolve-person";
import { usernameKey } from "../people/same-person";
import { startPatience } from "../reading/patience";
import type { IncompletePart } from "../types";
import type { Scan } from "./scan";
import { scanOrganization } from "./scan-organization";

/** A review waits no longer for what it does not remove. The scan on the person's page has no such limit. */
const PATIENCE_MS = 15_000;

type Named = Pick<ResolvedPerson, "username" | "name">;

/**
 * What may be left of a person, over all connections: a whole scan of theirs while it is recent (a complete one only), else a
 * new one, which everyone who asks meanwhile shares. What was not read in time, or failed, is named in `incomplete` and hides
 * nothing else. Throws the signal's reason when the asker leaves.
 */
export function collectLeftovers(
  ctx: DirectoryReadContext,
  person: Named,
  options: { signal?: AbortSignal; patienceMs?: number } = {},
): Promise<FoundLeftovers> {
  const { patienceMs = PATIENCE_MS, ...waiting } = options;
  return ctx.cache.leftovers.read(
    keyOf(person),
    (stop, readAt) => scanEverywhere(ctx, person, readAt, { stop, patienceMs }),
    waiting,
  );
}

/** Keeps what a whole scan has found for those who ask next, such as the review that follows the person's page. */
export function keepLeftovers(ctx: DirectoryReadContext, person: Named, found: FoundLeftovers): void {
  // Where another scan began a moment ago, that one is kept: nobody waits for it here, nor for its failure.
  ctx.cache.leftovers.read(keyOf(person), async () => found, { fresh: true }).catch(() => {});
}

/** The name is one of the things that leftovers are compared with. */
function keyOf({ username, name }: Named): string {
  return `${usernameKey(username)} ${name ?? ""}`;
}

async function scanEverywhere(
  ctx: DirectoryReadContext,
  { username, name }: Named,
  readAt: string,
  { stop, patienceMs }: { stop: AbortSignal; patienceMs: number },
): Promise<FoundLeftovers> {
  const found: FoundLeftovers = { results: [], readAt, incomplete: [] };
  const signal = startPatience(patienceMs, stop);
  const scan: Scan = {
    person: null,
    names: personNames(username, name),
    signal,
    emit(event) {
      if (event.type === "leftovers") found.results.push(...event.leftovers);
      if (event.type === "incomplete") found.incomplete.push(...event.parts);
    },
    addTasks() {},
    finishTask() {},
  };
  const connections = ctx.connections.all();
  const places = new Map<Connection, string>();
  for (const connection of connections) {
    connection.organization().then(
      (organization) => places.set(connection, organization.name),
      () => {},
    );
  }
  const outcomes = await Promise.allSettled(connections.map((connection) => scanOrganization(ctx, connection, scan)));
  stop.throwIfAborted();
  for (const [index, outcome] of outcomes.entries()) {
    const connection = connections[index];
    if (outcome.status === "fulfilled" || connection === undefined) continue;
    if (outcome.reason !== signal.reason) throw outcome.reason;
    found.incomplete.push(notInTime(places.get(connection) ?? connection.name, patienceMs));
  }
  return found;
}

function notInTime(place: string, patienceMs: number): IncompletePart {
  return {
    part: `All possible leftovers of ${place}`,
    reason: `No more than a part of them was read within ${patienceMs / 1_000} seconds.`,
    nextStep: "The scan on the page of the person takes as long as it needs: look at it there.",
    code: "STILL_READING",
  };
}
