import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "@/lib/db/open";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { readEnvironment } from "@/lib/env";
import { createLog } from "@/lib/log";
import { createRuntime } from "@/lib/runtime";
import { explainFailedStart } from "./start-process";

const log = createLog("silent");
let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase("pglite");
  if (database.target.kind !== "pglite") throw new Error("a folder was asked for");
  folder = database.target.dataDir;
});
afterEach(() => database.remove());

/** What stands on the terminal when this environment cannot be started with. */
async function failedStart(environment: Record<string, string>): Promise<string> {
  try {
    const runtime = await createRuntime(readEnvironment({ DATA_DIR: folder, ...environment }), { log });
    await runtime.close();
    return "it started";
  } catch (error) {
    return explainFailedStart(error);
  }
}

describe("a start that cannot succeed says why, and how to mend it", () => {
  test("wrong values, all of them", async () => {
    const text = await failedStart({ PORT: "many", WORKER: "maybe" });
    expect(text).toContain("2 problems");
    expect(text).toContain("PORT: is not a whole number");
    expect(text).toContain("WORKER: is neither");
    expect(text).not.toContain("at readEnvironment");
  });

  test("a database that does not answer", async () => {
    const text = await failedStart({ DATABASE_URL: "postgres://app:canary@127.0.0.1:1/app" });
    expect(text).not.toBe("it started");
    expect(text).not.toContain("canary");
    expect(text).not.toMatch(/^\s+at /m);
  });

  test("a data folder that another process holds", async () => {
    const held = await openStore({ kind: "pglite", dataDir: folder }, { log });
    const text = await failedStart({});
    await held.close();
    expect(text).toContain("already open");
    expect(text).toContain("DATA_DIR");
    expect(text).not.toMatch(/^\s+at /m);
  });

  test("a sandbox that is not there", async () => {
    const text = await failedStart({ ATLAS_SANDBOX_URL: "http://127.0.0.1:1" });
    expect(text).toContain("No sandbox answers at http://127.0.0.1:1");
    expect(text).toContain("npm run sandbox");
    expect(text).not.toMatch(/^\s+at /m);
  });
});

test("a start that failed half-way gives the data folder free again", async () => {
  expect(await failedStart({ ATLAS_SANDBOX_URL: "http://127.0.0.1:1" })).not.toBe("it started");
  const again = await openStore({ kind: "pglite", dataDir: folder }, { log });
  await expect(again.ping()).resolves.toBeUndefined();
  await again.close();
});
