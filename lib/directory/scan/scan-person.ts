import { setMaxListeners } from "node:events";
import type { DirectoryReadContext, FoundLeftovers } from "../cache";
import { personNames } from "../leftovers/match-text";
import { resolvePerson } from "../people/resolve-person";
import type { ScanEvent } from "../person-types";
import { startPatience } from "../reading/patience";
import { keepLeftovers } from "./collect-leftovers";
import { runScan } from "./run-scan";

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
    const patience = startPatience(RESOLVE_PATIENCE_MS, signal);
    const person = await resolvePerson(ctx, personId, patience, { mayHurry: true });
    const found: FoundLeftovers = { results: [], readAt, incomplete: [] };
    for await (const event of runScan(ctx, { person, names: personNames(person.username, person.name), signal })) {
      if (event.type === "leftovers") found.results.push(...event.leftovers);
      if (event.type === "incomplete") found.incomplete.push(...event.parts);
      yield event;
    }
    keepLeftovers(ctx, person, found);
    yield { type: "end", readAt };
  } finally {
    stop.abort();
  }
}
