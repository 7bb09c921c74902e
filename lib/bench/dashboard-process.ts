import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findFreePort, residentMegabytes, startNode } from "./child-process";

/** The built dashboard in a process of its own, on a free port and with data of its own. */
export interface DashboardProcess {
  url: string;
  residentMegabytes(): number;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const ASK_EVERY_MS = 50;

export interface DashboardOptions {
  sandboxUrl: string;
  databaseUrl?: string;
}

/**
 * Serves the build that is there, as `npm run serve` does, with an empty store of its own. It is started once before, so
 * that the store has been created: that happens once in the life of a dashboard, and leaves hundreds of megabytes behind.
 */
export async function startDashboard(
  options: DashboardOptions,
  environment: Readonly<Record<string, string>>,
): Promise<DashboardProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), "atlas-offboarding-bench-"));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    await (await serve(options, dataDir, environment)).stop();
    const dashboard = await serve(options, dataDir, environment);
    return { ...dashboard, stop: () => dashboard.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Waits until it answers. */
async function serve(
  options: DashboardOptions,
  dataDir: string,
  environment: Readonly<Record<string, string>>,
): Promise<DashboardProcess> {
  const port = String(await findFreePort());
  const url = `http://127.0.0.1:${port}`;
  const child = startNode(["lib/cli/start.mjs", "--serve-only"], {
    ...environment,
    PORT: port,
    DATA_DIR: dataDir,
    ATLAS_SANDBOX_URL: options.sandboxUrl,
    LOG_LEVEL: "warn",
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
  });
  let hasEnded = false;
  child.ended.finally(() => {
    hasEnded = true;
  });
  const deadlineMs = performance.now() + START_TIMEOUT_MS;
  while (!(await isHealthy(url))) {
    if (hasEnded || performance.now() > deadlineMs) {
      await child.stop();
      throw new Error(`The dashboard did not start:\n${child.output()}`);
    }
    await pause(ASK_EVERY_MS);
  }
  return { url, residentMegabytes: () => residentMegabytes(child.pid), stop: () => child.stop() };
}

async function isHealthy(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}
