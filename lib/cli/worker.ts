import { ConfigurationError, readOwnEnvironment } from "@/lib/env";
import { createRuntime, type Runtime } from "@/lib/runtime";
import { explainFailedStart } from "@/lib/runtime/start-process";

/** Wrong settings, as every other start says them. */
const WRONG_SETTINGS = 2;
const FAILED = 1;

/**
 * `npm run worker`: runs removals in a process of its own, beside a dashboard with WORKER=off or beside other workers.
 * On SIGTERM and SIGINT it takes no more, finishes the step in hand, gives back what it holds and ends.
 */
async function main(): Promise<void> {
  const runtime = await start();
  if (runtime === null) return;
  const { log, offboarding } = runtime;
  log.info({ workerId: offboarding.workerId }, "The worker is ready");
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "The worker finishes what it has in hand");
    await runtime.close();
    log.info({}, "The worker has ended");
    process.exit(0);
  };
  process.on("SIGTERM", (signal) => void stop(signal));
  process.on("SIGINT", (signal) => void stop(signal));
}

async function start(): Promise<Runtime | null> {
  try {
    const configuration = readOwnEnvironment();
    const problem = describeProblem(configuration);
    if (problem !== null) {
      console.error(problem);
      process.exitCode = WRONG_SETTINGS;
      return null;
    }
    return await createRuntime(configuration, { runsJobs: true });
  } catch (error) {
    console.error(explainFailedStart(error));
    process.exitCode = error instanceof ConfigurationError ? WRONG_SETTINGS : FAILED;
    return null;
  }
}

/** Why these settings leave a worker of its own nothing to work on; null when they are right. */
function describeProblem({ atlas, databaseUrl }: ReturnType<typeof readOwnEnvironment>): string | null {
  if (databaseUrl === null) {
    return "A worker of its own needs PostgreSQL: the data folder belongs to one process only.\nSet DATABASE_URL to the dashboard's database, or leave the removals to the dashboard itself (WORKER=in-process).";
  }
  if (atlas.mode === "sandbox" && atlas.url === null) {
    return "Without Atlas credentials this worker would start a sandbox of its own, and not see the dashboard's.\nSet the same credentials as the dashboard, or start one sandbox for both (npm run sandbox) and set ATLAS_SANDBOX_URL.";
  }
  return null;
}

await main();
