import { setMaxListeners } from "node:events";
import { AppError } from "@/lib/errors";
import type { DirectoryReadContext } from "../cache";
import { searchedNames } from "../leftovers/match-text";
import { findPeople, LONGEST_QUERY } from "../people/find-people";
import { usernameKey } from "../people/same-person";
import type { ScanEvent } from "../person-types";
import { runScan } from "./run-scan";

/** Fewer characters stand in nearly every name, and every project would be asked for nothing. */
export const SHORTEST_LEFTOVER_QUERY = 3;
/** More than anyone reads. */
const MOST_FOUND = 200;
/** How long the search for people may take to tell the name that belongs to an e-mail. */
const NAME_PATIENCE_MS = 3_000;

/**
 * Looks through every connection for leftovers that a search means: database users, API keys, service accounts, alert
 * recipients and contacts, each with why it matched. Given as they are found, with progress, and with `end` at the end; at most
 * 200, and it says when it stops there. What could not be read is named at the end of its organization. Stops asking when the
 * signal ends or the reader leaves. Throws AppError BAD_INPUT for a text that is too short or too long.
 */
export async function* findLeftovers(
  ctx: DirectoryReadContext,
  query: string,
  options: { signal?: AbortSignal } = {},
): AsyncGenerator<ScanEvent, void, undefined> {
  const text = query.normalize("NFC").trim();
  if (text.length < SHORTEST_LEFTOVER_QUERY || text.length > LONGEST_QUERY) {
    throw new AppError(
      "BAD_INPUT",
      `A search for leftovers has ${SHORTEST_LEFTOVER_QUERY} to ${LONGEST_QUERY} characters.`,
      { hint: text.length > LONGEST_QUERY ? "Search for less." : "Type more." },
    );
  }
  const readAt = new Date(ctx.now()).toISOString();
  const stop = new AbortController();
  const signal = AbortSignal.any(options.signal === undefined ? [stop.signal] : [stop.signal, options.signal]);
  setMaxListeners(0, signal);
  try {
    const names = searchedNames(text, await nameOf(ctx, text, signal));
    let found = 0;
    for await (const event of runScan(ctx, { person: null, names, signal })) {
      if (event.type !== "leftovers") {
        yield event;
        continue;
      }
      const leftovers = event.leftovers.slice(0, MOST_FOUND - found);
      found += leftovers.length;
      yield { ...event, leftovers };
      if (found < MOST_FOUND) continue;
      yield TOO_MANY;
      break;
    }
    yield { type: "end", readAt };
  } finally {
    stop.abort();
  }
}

/** What a person is called whose whole e-mail was typed: their page compares leftovers with the name too. */
async function nameOf(ctx: DirectoryReadContext, text: string, signal: AbortSignal): Promise<string | null> {
  if (!text.includes("@")) return null;
  const { results } = await findPeople(ctx, text, { signal, patienceMs: NAME_PATIENCE_MS });
  return results.find(({ username }) => usernameKey(username) === usernameKey(text))?.name ?? null;
}

const TOO_MANY: ScanEvent = {
  type: "incomplete",
  organizationId: "",
  parts: [
    {
      part: "More possible leftovers",
      reason: `The search stopped after it had found ${MOST_FOUND}.`,
      nextStep: "Type more to narrow it down.",
      code: "TOO_MANY",
    },
  ],
};
