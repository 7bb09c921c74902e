import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { StoreOpenError } from "./errors";
import { type FolderLock, lockFolder } from "./folder-lock";
import { migratePgliteStore } from "./migrate";
import { pingWithin } from "./ping";
import * as schema from "./schema";
import type { OpenOptions, PgliteStore } from "./store";

/**
 * Pages of the store that are kept in memory. PostgreSQL's own 128 MB are taken from the process at once and for good; all
 * that this dashboard writes in years fits into a few, and the system keeps the files besides.
 */
const LEAN = ["-c", "shared_buffers=16MB"];

/**
 * Opens the embedded store in `<dataDir>/store`, creating it on first use. PGlite does not fsync: a killed process loses
 * nothing, a power cut may.
 *
 * @throws StoreHeldError, StoreOpenError
 */
export async function openPgliteStore(dataDir: string, options: OpenOptions): Promise<PgliteStore> {
  const folder = resolve(dataDir, "store");
  const lock = lockFolder(resolve(dataDir, "store.lock"), folder);
  try {
    return await openLocked(folder, lock, options);
  } catch (error) {
    lock.release();
    if (error instanceof StoreOpenError) {
      throw error;
    }
    throw new StoreOpenError(
      `The data folder ${folder} could not be opened.`,
      "If it was damaged, move it away and start again with a backup or an empty folder; the log has the cause.",
      { cause: error },
    );
  }
}

async function openLocked(folder: string, lock: FolderLock, options: OpenOptions): Promise<PgliteStore> {
  if (!existsSync(folder)) {
    options.log.info({ folder }, "Creating the data folder; this takes a few seconds once");
    await createFolder(folder);
  }
  const pglite = await PGlite.create(folder, { startParams: [...PGlite.defaultStartParams, ...LEAN] });
  if (options.migrate) {
    await migratePgliteStore(pglite);
  }
  let closing: Promise<void> | null = null;
  return {
    kind: "pglite",
    db: drizzle(pglite, { schema }),
    pglite,
    ping: () => pingWithin(() => pglite.query("select 1")),
    close() {
      closing ??= pglite.close().finally(() => lock.release());
      return closing;
    },
  };
}

/** Created beside its place and moved there in one go: a process killed half way leaves nothing that looks like a store. */
async function createFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await initialiseInThread(unfinished);
  // PGlite leaves it readable for everybody, and it holds names, e-mails and who did what.
  chmodSync(unfinished, 0o700);
  renameSync(unfinished, folder);
}

/**
 * The first creation grows WebAssembly memory by some 400 MB that a process never gives back (measured: 840 MB against
 * 430 MB). In a thread that ends, it is given back.
 */
function initialiseInThread(folder: string): Promise<void> {
  const source = `
    const { workerData } = require("node:worker_threads");
    import("@electric-sql/pglite").then(async ({ PGlite }) => { await (await PGlite.create(workerData)).close(); });
  `;
  return new Promise((done, failed) => {
    // Without our own command line's options, which may be about a script in another module format.
    const thread = new Worker(source, { eval: true, execArgv: [], workerData: folder });
    thread.once("error", failed);
    thread.once("exit", (code) =>
      code === 0 ? done() : failed(new Error(`Creating ${folder} ended with code ${code}`)),
    );
  });
}
