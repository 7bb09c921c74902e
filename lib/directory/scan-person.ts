import { setMaxListeners } from "node:events";
import type { DirectoryReadContext } from "./cache";
import { createEventChannel } from "./event-channel";
import { personNames } from "./leftovers/match-text";
import type { ScanEvent } from "./person-types";
import { resolvePerson } from "./resolve-person";
import { scanOrganization } from "./scan-organization";

/** How long it may take to find out whose id it is. */
const RESOLVE_PATIENCE_MS = 15_000;

/**
 * What lies beside a person's grants and takes a call for each project: old project invitations, what their teams open,
 * leftovers, and what single sign-on would let back in, over all connections. Each finding is given as it is made, with
 * progress in between; what could not be read is named at the end of its organization, and `end` comes last. Stops asking when
 * the signal ends or the reader leaves. Throws AppError before the first event: BAD_INPUT, NOT_FOUND, ATLAS_UNAVAILABLE.
 */
export async function* scanPerson(
  ctx: DirectoryReadContext,
  personId: string,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<ScanEvent, void, undefined> {
  const readAt = new Date(ctx.now()).toISOString();
  const stop = new AbortController();
  const leave = options.signal === undefined ? [stop.signal] : [stop.signal, options.signal];
  const signal = AbortSignal.any(leave);
  setMaxListeners(0, signal);
  try {
    const patience = AbortSignal.any([AbortSignal.timeout(RESOLVE_PATIENCE_MS), signal]);
    setMaxListeners(0, patience);
    const person = await resolvePerson(ctx, personId, patience);
    const channel = createEventChannel<ScanEvent>();
    const connections = ctx.connections.all();
    const progress = { done: 0, total: connections.length };
    const report = () => channel.push({ type: "progress", ...progress });
    const scan = {
      person,
      names: personNames(person.username, person.name),
      signal,
      emit: channel.push,
      addTasks(count: number) {
        progress.total += count;
        report();
      },
      finishTask() {
        progress.done += 1;
        report();
      },
    };
    report();
    signal.addEventListener("abort", () => channel.close(signal.reason), { once: true });
    void Promise.all(
      connections.map((connection) => scanOrganization(ctx, connection, scan).finally(scan.finishTask)),
    ).then(
      () => channel.close(),
      (failure: unknown) => channel.close(failure),
    );
    yield* channel;
    signal.throwIfAborted();
    yield { type: "end", readAt };
  } finally {
    stop.abort();
  }
}
