import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";
import { readProcessStart } from "./process-identity";

const holderSchema = z.object({
  pid: z.number().int().positive(),
  processStart: z.string().nullable(),
  hostname: z.string(),
  openedAt: z.string(),
});
export type LockHolder = z.infer<typeof holderSchema>;

/** Creates the file with this process in it. False when it is already there; throws what else the file system says. */
export function createLockFile(path: string): boolean {
  const holder: LockHolder = {
    pid: process.pid,
    processStart: readProcessStart(process.pid),
    hostname: hostname(),
    openedAt: new Date().toISOString(),
  };
  let file: number;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    if (hasCode(error, "EEXIST")) {
      return false;
    }
    throw error;
  }
  try {
    writeSync(file, `${JSON.stringify(holder)}\n`);
  } finally {
    closeSync(file);
  }
  return true;
}

/** Null when the file is gone, or was cut short by a crash between creating and writing it. */
export function readLockFile(path: string): LockHolder | null {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Shows processes on other machines that the holder lives. */
export function renewLockFile(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The folder was taken away under a running server; its own reads and writes will say so.
  }
}

/** Milliseconds since the file was created or renewed; 0 when it is gone. */
export function readLockFileAge(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

export function removeLockFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) {
      throw error;
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
