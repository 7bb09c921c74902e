import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { verifyChain } from "@/lib/audit/verify";
import type { Database } from "@/lib/db/database";
import { StoreHeldError, StoreOpenError } from "@/lib/db/errors";
import { openStore } from "@/lib/db/open";
import { auditEntries } from "@/lib/db/schema";
import type { DatabaseTarget } from "@/lib/db/store";
import { ConfigurationError, readOwnEnvironment } from "@/lib/env";
import { createLog } from "@/lib/log";

const INTACT = 0;
const BROKEN = 1;
/** Nothing can be said about the log: it could not be read. */
const NOT_CHECKED = 2;

const USAGE = `npm run audit:verify [-- --expect SEQUENCE:HASH]

Checks every entry of the audit log against the one before it, and the last one against the recorded end.
--expect also checks that an entry written down earlier is still there: only that shows a log rewritten as a whole.
Exit code: 0 intact, 1 broken, 2 not checked.`;

class UsageError extends Error {}

async function run(argv: string[]): Promise<number> {
  try {
    const options = readArguments(argv);
    if (options === "help") {
      console.log(USAGE);
      return INTACT;
    }
    return await verify(findDatabase(), options.expected);
  } catch (error) {
    console.error(explain(error));
    return NOT_CHECKED;
  }
}

interface Expected {
  sequence: number;
  hash: string;
}

function readArguments(argv: string[]): "help" | { expected: Expected | null } {
  let values: { expect?: string | undefined; help?: boolean | undefined };
  try {
    ({ values } = parseArgs({
      args: argv,
      options: { expect: { type: "string" }, help: { type: "boolean", short: "h" } },
    }));
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
  if (values.help) {
    return "help";
  }
  if (values.expect === undefined) {
    return { expected: null };
  }
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(values.expect) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw new UsageError(`--expect takes SEQUENCE:HASH, as this command prints them.\n\n${USAGE}`);
  }
  return { expected: { sequence: Number(sequence), hash: hash.toLowerCase() } };
}

function findDatabase(): DatabaseTarget {
  const { databaseUrl, dataDirectory } = readOwnEnvironment();
  if (databaseUrl !== null) {
    return { kind: "postgres", url: databaseUrl.reveal() };
  }
  if (!existsSync(join(dataDirectory, "store"))) {
    throw new StoreOpenError(
      `There is no audit log in ${dataDirectory} yet.`,
      "Start the dashboard once, or set DATA_DIR or DATABASE_URL to where its data is.",
    );
  }
  return { kind: "pglite", dataDir: dataDirectory };
}

async function verify(target: DatabaseTarget, expected: Expected | null): Promise<number> {
  const store = await openStore(target, { log: createLog("silent"), migrate: false });
  try {
    const status = await verifyChain(store.db);
    if (!status.intact) {
      console.log(`The audit log is BROKEN at entry ${status.firstBadSequence}: ${status.reason}`);
      return BROKEN;
    }
    if (expected !== null && !(await holds(store.db, expected))) {
      console.log(`The audit log is BROKEN: entry ${expected.sequence} is not the one that was expected.`);
      return BROKEN;
    }
    const entries = status.entries === 1 ? "1 entry" : `${status.entries} entries`;
    console.log(`The audit log is intact: ${entries}, ending in ${status.headSequence}:${status.headHash}`);
    return INTACT;
  } finally {
    await store.close();
  }
}

async function holds(db: Database, expected: Expected): Promise<boolean> {
  const found = await db
    .select({ hash: auditEntries.hash })
    .from(auditEntries)
    .where(eq(auditEntries.sequence, expected.sequence));
  return found[0]?.hash === expected.hash;
}

function explain(error: unknown): string {
  if (error instanceof StoreHeldError) {
    return `${error.message} The audit log cannot be read from outside while it is.\nStop that process and try again, or look at the Activity page: it checks the same chain.`;
  }
  if (error instanceof StoreOpenError) {
    return `${error.message}\n${error.hint}`;
  }
  if (error instanceof UsageError || error instanceof ConfigurationError) {
    return error.message;
  }
  return `The audit log could not be read: ${error instanceof Error ? error.message : error}`;
}

process.exitCode = await run(process.argv.slice(2));
