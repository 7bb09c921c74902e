import { existsSync, mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { StoreHeldError, StoreOpenError } from "./errors";
import {
  createLockFile,
  type LockHolder,
  readLockFile,
  readLockFileAge,
  removeLockFile,
  renewLockFile,
} from "./lock-file";
import { isProcessRunning } from "./process-identity";

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
 * @throws StoreHeldError when a living process holds it; StoreOpenError when the folder cannot be written to
 */
export function lockFolder(lockPath: string, folder: string): FolderLock {
  try {
    mkdirSync(dirname(lockPath), { recursive: true, mode: 0o700 });
    if (!createLockFile(lockPath)) {
      takeOver(lockPath, folder);
    }
  } catch (error) {
    throw error instanceof StoreOpenError ? error : notWritable(dirname(lockPath), error);
  }
  const renewal = setInterval(() => renewLockFile(lockPath), RENEW_EVERY_MS);
  renewal.unref();
  return {
    release() {
      clearInterval(renewal);
      const holder = readLockFile(lockPath);
      if (holder?.pid === process.pid && holder.hostname === hostname()) {
        removeLockFile(lockPath);
      }
    },
  };
}

/** Removes a dead holder's lock and takes it, one process at a time: without the guard, two could each remove the other's. */
function takeOver(lockPath: string, folder: string): void {
  const guardPath = `${lockPath}.takeover`;
  refuseWhileHeld(lockPath, folder);
  if (readLockFileAge(guardPath) > TAKEOVER_STALE_AFTER_MS) {
    removeLockFile(guardPath);
  }
  if (!createLockFile(guardPath)) {
    throw beingOpened(folder);
  }
  try {
    refuseWhileHeld(lockPath, folder);
    removeLockFile(lockPath);
    if (!createLockFile(lockPath)) {
      throw beingOpened(folder);
    }
  } finally {
    removeLockFile(guardPath);
  }
}

function refuseWhileHeld(lockPath: string, folder: string): void {
  const holder = readLockFile(lockPath);
  if (holder === null) {
    if (existsSync(lockPath) && readLockFileAge(lockPath) < UNWRITTEN_STALE_AFTER_MS) {
      throw beingOpened(folder);
    }
  } else if (isHeld(holder, lockPath)) {
    throw new StoreHeldError(holder, folder, holder.hostname === hostname());
  }
}

function isHeld(holder: LockHolder, lockPath: string): boolean {
  return holder.hostname === hostname()
    ? isProcessRunning(holder.pid, holder.processStart)
    : readLockFileAge(lockPath) < FOREIGN_LOCK_STALE_AFTER_MS;
}

function beingOpened(folder: string): StoreOpenError {
  return new StoreOpenError(
    `Another process is opening the data folder ${folder} at this moment.`,
    "Wait a few seconds and start again.",
  );
}

function notWritable(parent: string, cause: unknown): StoreOpenError {
  return new StoreOpenError(
    `The data folder ${parent} cannot be written to.`,
    "Give the user that runs this program write access to it, or set DATA_DIR to another folder.",
    { cause },
  );
}
