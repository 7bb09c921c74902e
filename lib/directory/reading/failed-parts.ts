import type { IncompletePart } from "../types";
import { describeFailedPart } from "./atlas-failure";

/** How many names a sentence holds before the rest is counted. */
const NAMED = 3;

/**
 * The same read failed for several things (projects, say): one part for each reason, naming them. `what` in words, such as
 * "Legacy invitations to". A fault of ours is thrown on.
 */
export function groupFailedParts(
  what: string,
  failures: readonly { name: string; reason: unknown }[],
  ofMany: (count: number) => string,
): IncompletePart[] {
  const groups = new Map<string, { names: string[]; part: IncompletePart }>();
  for (const { name, reason } of failures) {
    const part = describeFailedPart(what, reason);
    const key = `${part.code} ${part.reason}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [name], part });
    else group.names.push(name);
  }
  return [...groups.values()].map(({ names, part }) => ({ ...part, part: `${what} ${nameThem(names, ofMany)}` }));
}

function nameThem(names: readonly string[], ofMany: (count: number) => string): string {
  const [first = ""] = names;
  if (names.length === 1) return first;
  const named = names.slice(0, NAMED).join(", ");
  const rest = names.length - NAMED;
  return `${ofMany(names.length)} (${named}${rest > 0 ? ` and ${rest} more` : ""})`;
}

/** Two lists may lack something for the same reason, as on v1.0. */
export function withoutRepeats(parts: readonly IncompletePart[]): IncompletePart[] {
  const seen = new Set<string>();
  return parts.filter(({ part, code }) => {
    const key = `${code} ${part}`;
    return !seen.has(key) && seen.add(key);
  });
}
