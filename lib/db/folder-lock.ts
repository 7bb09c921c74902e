import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { z } from "zod";
import { StoreHeldError, StoreOpenError } from "./errors";
import { isProcessAlive, readProcessStart } from "./process-identity";

const holderSchema = z.object({
  pid: z.number().int().positive(),
  processStart: z.string().nullable(),
  hostname: z.string(),
  openedAt: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** The holder renews the file's time this often; across machines and containers that is the only sign of life. */
const RENEW_EVERY_MS = 5_000;
const FOREIGN_LOCK_STALE_AFTER_MS = 30_000;
/** Taking a stale lock over takes milliseconds; a guard file this old was left behind by a crash. */
const TAKEOVER_STALE_AFTER_MS = 10_000;
/** Between creating a lock and writing into it lie microseconds; one that stays empty was left behind by a crash. */
const UNWRITTEN_STALE_AFTER_MS = 5_000;

export interface FolderLock {
  release(): void;
}

/**
 * Takes `lockPath` for this process, or says who has it. PGlite itself has no lock: a second process that opens its folder
 * succeeds, and committed rows disappear. A lock whose process is gone (also when its number belongs to another process
 * by now) is taken over.
 *
 * @param folder what is locked, for the sentence
 * @throws StoreHeldError when a living process holds it
 */
export function lockFolder(lockPath: string, folder: string): FolderLock {
  prepareParent(dirname(lockPath));
  if (!createExclusive(lockPath)) {
    takeOver(lockPath, folder);
  }
  const renewal = setInterval(() => renew(lockPath), RENEW_EVERY_MS);
  renewal.unref();
  return {
    release() {
      clearInterval(renewal);
      if (isOurs(readHolder(lockPath))) {
        unlinkSync(lockPath);
      }
    },
  };
}

/** Removes a dead holder's lock and takes it, one process at a time: without the guard, two could each remove the other's. */
function takeOver(lockPath: string, folder: string): void {
  const guardPath = `${lockPath}.takeover`;
  refuseWhileHeld(lockPath, folder);
  if (ageMs(guardPath) > TAKEOVER_STALE_AFTER_MS) {
    removeIfThere(guardPath);
  }
  if (!createExclusive(guardPath)) {
    throw beingOpened(folder);
  }
  try {
    refuseWhileHeld(lockPath, folder);
    removeIfThere(lockPath);
    if (!createExclusive(lockPath)) {
      throw beingOpened(folder);
    }
  } finally {
    removeIfThere(guardPath);
  }
}

function refuseWhileHeld(lockPath: string, folder: string): void {
  const holder = readHolder(lockPath);
  if (holder === null) {
    if (existsSync(lockPath) && ageMs(lockPath) < UNWRITTEN_STALE_AFTER_MS) {
      throw beingOpened(folder);
    }
  } else if (isHeld(holder, lockPath)) {
    throw new StoreHeldError(holder, folder, holder.hostname === hostname());
  }
}

function beingOpened(folder: string): StoreOpenError {
  return new StoreOpenError(
    `Another process is opening the data folder ${folder} at this moment.`,
    "Wait a few seconds and start again.",
  );
}

function isHeld(holder: Holder, lockPath: string): boolean {
  if (holder.hostname !== hostname()) {
    return ageMs(lockPath) < FOREIGN_LOCK_STALE_AFTER_MS;
  }
  const startNow = readProcessStart(holder.pid);
  if (startNow !== null && holder.processStart !== null) {
    return startNow === holder.processStart;
  }
  return isProcessAlive(holder.pid);
}

function isOurs(holder: Holder | null): boolean {
  return holder?.pid === process.pid && holder.hostname === hostname();
}

function prepareParent(parent: string): void {
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw notWritable(parent, error);
  }
}

function notWritable(parent: string, cause: unknown): StoreOpenError {
  return new StoreOpenError(
    `The data folder ${parent} cannot be written to.`,
    "Give the user that runs this program write access to it, or set DATA_DIR to another folder.",
    { cause },
  );
}

/** False when the file is already there. */
function createExclusive(path: string): boolean {
  const holder: Holder = {
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
    throw notWritable(dirname(path), error);
  }
  try {
    writeSync(file, `${JSON.stringify(holder)}\n`);
  } finally {
    closeSync(file);
  }
  return true;
}

/** Null when the file is gone, or was cut short by a crash between creating and writing it. */
function readHolder(path: string): Holder | null {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function renew(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // The folder was taken away under a running server; its own reads and writes will say so.
  }
}

function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function removeIfThere(path: string): void {
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
