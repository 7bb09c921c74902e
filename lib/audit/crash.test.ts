import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { openStore } from "@/lib/db/open";
import { createTestDatabase, STORE_KINDS } from "@/lib/db/testing";
import { createLog } from "@/lib/log";
import { listAudit } from "./list";
import { verifyChain } from "./verify";

const KILLS = 3;

describe.each(STORE_KINDS)("the audit log (%s)", (kind) => {
  it("keeps every entry whose commit was acknowledged, and its chain, however often the process is killed", async () => {
    const database = await createTestDatabase(kind);
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      acknowledged = await appendUntilKilled(database.target, 10 * kill);
      const store = await openStore(database.target, { log: createLog("silent") });
      const status = await verifyChain(store.db);
      expect(status).toMatchObject({ intact: true });
      expect(status.entries).toBeGreaterThanOrEqual(acknowledged);
      const { entries } = await listAudit(store.db, { limit: 500 });
      expect(entries.map((entry) => entry.sequence)).toContain(acknowledged);
      await store.close();
    }
    expect(acknowledged).toBeGreaterThanOrEqual(10 * KILLS);
    await database.remove();
  }, 120_000);
});

/** Starts a process that appends without end, kills it after so many entries, and gives the last number it acknowledged. */
async function appendUntilKilled(target: object, entries: number): Promise<number> {
  const module = (path: string) => JSON.stringify(pathToFileURL(join(process.cwd(), "lib", path)).href);
  const source = `
    const { openStore } = await import(${module("db/open.ts")});
    const { appendAudit } = await import(${module("audit/append.ts")});
    const { createLog } = await import(${module("log.ts")});
    const { db } = await openStore(${JSON.stringify(target)}, { log: createLog("silent") });
    for (;;) {
      const entry = await db.transaction((tx) => appendAudit(tx, { action: "step.intent", actor: "worker" }));
      process.stdout.write(entry.sequence + "\\n");
    }
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (output.split("\n").length > entries) child.kill("SIGKILL");
  });
  await new Promise((closed) => child.once("close", closed));
  return Number(output.trimEnd().split("\n").at(-1));
}
