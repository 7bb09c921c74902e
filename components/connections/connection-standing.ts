import type { ConnectionReport } from "@/lib/directory/person-types";

export interface ConnectionStanding {
  tone: "ok" | "warn" | "bad";
  words: string;
}

/** How a connection is, in a few words, said only as far as it was tested. */
export function standingOfConnection({
  organization,
  checks,
}: Pick<ConnectionReport, "organization" | "checks">): ConnectionStanding {
  const refused = checks.filter((check) => check.state === "refused").length;
  if (organization === null) return { tone: "bad", words: refused > 0 ? "Refused by Atlas" : "Could not be tested" };
  if (refused > 0) return { tone: "warn", words: refused === 1 ? "1 thing to mend" : `${refused} things to mend` };
  const unknown = checks.filter((check) => check.state === "unknown").length;
  if (unknown > 0)
    return { tone: "ok", words: unknown === 1 ? "Works, 1 thing unknown" : `Works, ${unknown} things unknown` };
  return { tone: "ok", words: "Works" };
}

/** What the deprecated generation of the API cannot do; null for today's. */
export function generationLimits(generation: ConnectionReport["generation"]): string | null {
  if (generation === "v2") return null;
  return "It cannot see pending users, invitations, membership statuses, leftovers or single sign-on, and takes nobody out of a team. What it does not say is shown as not known, never as none.";
}

/** Whether an operation is allowed, in words. */
export function allowedWords(allowed: boolean | null): string {
  if (allowed === null) return "Not known";
  return allowed ? "Allowed" : "Not allowed";
}
