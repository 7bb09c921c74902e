/** Most removals are verified within a second or two: then the pause between polls is what a person waits for. */
const FIRST_SECOND_MS = 50;
const JUST_BEGUN_MS = 100;
/** Close enough to live for someone who watches one removal, and 2.5 small reads a second for the server. */
const WATCHING_MS = 400;
const LONG_RUNNING_MS = 1_000;
const VERY_LONG_RUNNING_MS = 3_000;
/** Nobody looks: often enough that the tab is right when it is looked at again. */
const HIDDEN_MS = 5_000;
const MAX_WHEN_SILENT_MS = 10_000;

export interface PollSituation {
  /** How long this has been going on, in milliseconds. */
  runningForMs: number;
  /** How long no poll has been answered, in milliseconds; 0 while they are. */
  silentForMs: number;
  isHidden: boolean;
}

/** How long to wait before asking again how a removal is going, in milliseconds. */
export function pollDelayMs({ runningForMs, silentForMs, isHidden }: PollSituation): number {
  const paceMs = paceOf(runningForMs);
  // Waiting half as long as it has been silent doubles the pause about every other time.
  const patientMs = Math.max(paceMs, Math.min(silentForMs / 2, MAX_WHEN_SILENT_MS));
  return isHidden ? Math.max(patientMs, HIDDEN_MS) : patientMs;
}

function paceOf(runningForMs: number): number {
  // Below zero the browser's clock is behind the server's: who knows for how long it would stay the first second.
  if (runningForMs >= 0 && runningForMs < 1_000) return FIRST_SECOND_MS;
  if (runningForMs < 3_000) return JUST_BEGUN_MS;
  if (runningForMs < 15_000) return WATCHING_MS;
  return runningForMs < 120_000 ? LONG_RUNNING_MS : VERY_LONG_RUNNING_MS;
}
