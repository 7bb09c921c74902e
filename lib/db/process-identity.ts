import { readFileSync } from "node:fs";

interface ProcessStat {
  /** One letter; Z and X are processes that have ended and only wait for their parent to notice (proc(5)). */
  state: string;
  start: string;
}

/**
 * When a process was started, in a form that a later process with the same number cannot share: the boot's id and the
 * start in clock ticks (field 22 of /proc/PID/stat, proc(5)). Null where there is no /proc: then only the number counts.
 */
export function readProcessStart(pid: number): string | null {
  return readStat(pid)?.start ?? null;
}

/** Whether the process with this number, and this start where it is known, runs on this machine. */
export function isProcessRunning(pid: number, start: string | null): boolean {
  const stat = readStat(pid);
  if (stat === null) {
    return answersToSignals(pid);
  }
  return !["Z", "X"].includes(stat.state) && (start === null || stat.start === start);
}

function readStat(pid: number): ProcessStat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the command in parentheses and may hold spaces: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    const [state, startTicks] = [fields[0], fields[19]];
    return state && startTicks ? { state, start: `${bootId}:${startTicks}` } : null;
  } catch {
    return null;
  }
}

/** EPERM means that there is one, under another user. */
function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
