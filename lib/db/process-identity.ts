import { readFileSync } from "node:fs";

/**
 * When a process was started, in a form that a later process with the same number cannot share: the boot's id and the
 * start in clock ticks (field 22 of /proc/PID/stat, proc(5)). Null where there is no /proc: then only the number counts.
 */
export function readProcessStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the command in parentheses and may hold spaces: count from behind it.
    const startTicks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return startTicks ? `${bootId}:${startTicks}` : null;
  } catch {
    return null;
  }
}

/** Whether a process with this number runs on this machine. EPERM means that it does, under another user. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
