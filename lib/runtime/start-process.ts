import { StoreOpenError } from "@/lib/db/errors";
import { ConfigurationError } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getRuntime, stopRuntime } from "@/lib/runtime";

/** Starts everything before the first request, and ends it when the process is told to stop. */
export async function startProcess(): Promise<void> {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
  try {
    const { log, mode } = await getRuntime();
    log.info({ mode }, mode === "sandbox" ? "Ready, with a sandbox: every organization is made up" : "Ready");
  } catch (error) {
    process.stderr.write(`\n${explainFailedStart(error)}\n\n`);
    process.exit(1);
  }
}

async function stop(): Promise<void> {
  await stopRuntime();
  process.exit(0);
}

/** What stands on the terminal when the start stops: what is wrong and how to mend it, and a stack only for what nobody expected. */
export function explainFailedStart(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (error instanceof StoreOpenError || error instanceof AppError) return `${error.message}\n${error.hint}`;
  return `The dashboard could not start.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
