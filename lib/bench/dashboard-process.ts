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

/** Serves the build that is there, as `npm run serve` does, and waits until it answers. */
export async function startDashboard(
  options: { sandboxUrl: string; databaseUrl?: string },
  environment: Readonly<Record<string, string>>,
): Promise<DashboardProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), "atlas-offboarding-bench-"));
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
  const stop = async () => {
    await child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  let hasEnded = false;
  child.ended.finally(() => {
    hasEnded = true;
  });
  const deadlineMs = performance.now() + START_TIMEOUT_MS;
  while (!(await isHealthy(url))) {
    if (hasEnded || performance.now() > deadlineMs) {
      await stop();
      throw new Error(`The dashboard did not start:\n${child.output()}`);
    }
    await pause(ASK_EVERY_MS);
  }
  return { url, residentMegabytes: () => residentMegabytes(child.pid), stop };
}

async function isHealthy(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}
