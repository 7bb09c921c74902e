import type { StepView } from "@/lib/offboarding/types";

export interface StepFact {
  label: string;
  value: string;
}

/** What can be proved about a step, as pairs: what Atlas answered, what the read-back saw, where the log says so. */
export function stepFacts(step: Pick<StepView, "answer" | "readBack" | "attempts" | "auditSequences">): StepFact[] {
  const facts: StepFact[] = [];
  if (step.answer !== null) {
    const { status, errorCode } = step.answer;
    facts.push({
      label: "Atlas",
      value: status === null ? "no answer" : [status, errorCode].filter(Boolean).join(" "),
    });
  }
  if (step.readBack !== null) {
    const found = step.readBack.checks.some((check) => check.found);
    facts.push({
      label: "Read back",
      value: `${found ? "still there" : "not found"}, ${afterWords(step.readBack.afterMs)}`,
    });
  }
  if (step.attempts > 1) facts.push({ label: "Removal calls", value: String(step.attempts) });
  const log = sequenceWords(step.auditSequences);
  if (log !== null) facts.push({ label: "Log", value: log });
  return facts;
}

/** The facts in one small line under a step. */
export function StepFacts({ facts }: { facts: readonly StepFact[] }) {
  if (facts.length === 0) return null;
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-text-3">
      {facts.map((fact) => (
        <span key={fact.label}>
          {fact.label} <b className="font-medium text-text-2">{fact.value}</b>
        </span>
      ))}
    </p>
  );
}

/** "after 0.8 s"; what no clock would show is "at once". */
export function afterWords(ms: number): string {
  return ms < 100 ? "at once" : `after ${secondsWords(ms)}`;
}

/** "0.8 s" below ten seconds, "36 s" below two minutes, then "4 min". */
export function secondsWords(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 119.5) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** "#4182", "#4182 to #4184", "#4182, #4187 to #4189", or null: entries in between that are about something else are not named. */
export function sequenceWords(sequences: readonly number[]): string | null {
  const runs: { first: number; last: number }[] = [];
  for (const sequence of [...sequences].sort((left, right) => left - right)) {
    const run = runs.at(-1);
    if (run !== undefined && sequence <= run.last + 1) run.last = sequence;
    else runs.push({ first: sequence, last: sequence });
  }
  if (runs.length === 0) return null;
  return runs.map(({ first, last }) => (first === last ? `#${first}` : `#${first} to #${last}`)).join(", ");
}
